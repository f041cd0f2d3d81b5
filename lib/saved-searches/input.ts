import { z } from "zod";

/**
 * What the forms about saved searches send. What is saved travels as the fields of the search page's own address, which
 * `readSearch` reads.
 */
export const savedSearchForm = z.discriminatedUnion("do", [
  z.looseObject({ do: z.literal("save") }),
  z.object({ do: z.literal("mail"), id: z.uuid(), wanted: z.enum(["yes", "no"]) }),
  z.object({ do: z.literal("remove"), id: z.uuid() }),
]);
export type SavedSearchForm = z.infer<typeof savedSearchForm>;
