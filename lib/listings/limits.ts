import { DAY_MS } from "@/lib/clock";
import type { Limit } from "@/lib/rate-limit";

/** How many listings a person begins, by hand or as copies. */
export const NEW_DRAFTS: Limit = { max: 60, windowMs: DAY_MS };
