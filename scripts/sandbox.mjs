import { boot } from "./lib/boot.mjs";

await boot("sandbox");
