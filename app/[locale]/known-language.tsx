import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale } from "@/lib/i18n/locales";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Whatever stands where the language should is no page of ours: `/xx`, `/robots.txt`. */
export default async function KnownLanguageLayout({ children, params }: Props) {
  if (!isLocale((await params).locale)) notFound();
  return children;
}
