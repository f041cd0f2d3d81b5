import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository, and the folder for everything that running it leaves behind. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const dataDir = join(root, ".data");
export const inRoot = (...parts: string[]) => join(root, ...parts);
