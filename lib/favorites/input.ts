import { z } from "zod";

/** A heart that was pressed, or a line that was taken off one's own list (which may have no listing any more). */
export const favoriteInput = z.union([
  z.object({ slug: z.string().min(1).max(200), wanted: z.enum(["yes", "no"]) }),
  z.object({ id: z.uuid() }),
]);
export type FavoriteInput = z.infer<typeof favoriteInput>;
