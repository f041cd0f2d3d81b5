"use client";

/** Drawn by the browser's own code: a server component that shows one sends its name, not its paths. */
export { BadgeCheck, MapPin, ShieldCheck, Truck } from "lucide-react";
