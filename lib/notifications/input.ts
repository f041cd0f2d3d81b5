import { z } from "zod";
import { TOPICS, type Topic } from "./types";

const box = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** A box for each topic: a browser sends those that are ticked. */
export const preferencesInput = z.object(
  Object.fromEntries(TOPICS.map((topic) => [topic, box])) as Record<Topic, typeof box>,
);
export type PreferencesInput = z.infer<typeof preferencesInput>;

/** A notification's id, in a form or an address. */
export const notificationId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
