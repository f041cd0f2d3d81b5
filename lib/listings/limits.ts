import { DAY_MS } from "@/lib/clock";
import type { Limit } from "@/lib/rate-limit";

/** How many listings a person begins, by hand or as copies. */
export const NEW_DRAFTS: Limit = { max: 60, windowMs: DAY_MS };

/** How many files of listings a person has looked over, and how many of them become drafts. */
export const IMPORTS_SHOWN: Limit = { max: 60, windowMs: DAY_MS };
export const IMPORTS_MADE: Limit = { max: 5, windowMs: DAY_MS };
