import { z } from "zod";

/** The most that a review says, in characters: the check `reviews_text_length`. */
export const REVIEW_LENGTH = 2000;

/** What the form of a review sends: a rating from 1 to 5; the text may be empty. */
export const reviewInput = z.object({
  orderId: z.uuid("orderUnknown"),
  rating: z
    .string("ratingMissing")
    .regex(/^[1-5]$/, "ratingMissing")
    .transform(Number),
  // Browsers send line breaks as two characters and count them as one.
  text: z
    .string()
    .optional()
    .default("")
    .transform((value) => value.replace(/\r\n/g, "\n").trim())
    .pipe(z.string().max(REVIEW_LENGTH, "reviewLength")),
});
export type ReviewInput = z.infer<typeof reviewInput>;
