import { boot } from "./lib/boot.mjs";
import { demoPorts } from "./lib/demo-ports.mjs";

await boot("demo", { ports: demoPorts });
