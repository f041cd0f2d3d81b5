import { z } from "zod";
import { parseAmount } from "@/lib/money";

export const TITLE_LENGTH = 120;
export const DESCRIPTION_LENGTH = 5000;
/** DHMAD takes no less for a quick escrow (dhmad-api.md, section 4), in millimes. */
export const MIN_PRICE_MILLIMES = 5_000;
export const MAX_PRICE_MILLIMES = 100_000_000_000;
export const MAX_DELIVERY_DAYS = 90;

/** A field that a draft may leave empty: null then. */
const optionalText = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null);

const price = optionalText.transform((text, context) => {
  if (text === null) return null;
  const millimes = parseAmount(text, "TND");
  const problem =
    millimes === null
      ? "priceForm"
      : millimes < MIN_PRICE_MILLIMES
        ? "priceMin"
        : millimes > MAX_PRICE_MILLIMES
          ? "priceMax"
          : null;
  if (problem) {
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  }
  return millimes;
});

const deliveryDays = optionalText.transform((text, context) => {
  if (text === null) return null;
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MAX_DELIVERY_DAYS) {
    context.addIssue({ code: "custom", message: "deliveryDaysRange" });
    return z.NEVER;
  }
  return days;
});

/** What a seller types. Anything may be missing from a draft; what is there must be well-formed. */
export const listingInput = z.object({
  title: z.string().optional().default("").pipe(z.string().trim().max(TITLE_LENGTH, "titleLength")),
  // Browsers send line breaks as two characters and count them as one.
  description: z
    .string()
    .optional()
    .default("")
    .transform((value) => value.replace(/\r\n/g, "\n").trim())
    .pipe(z.string().max(DESCRIPTION_LENGTH, "descriptionLength")),
  categorySlug: optionalText,
  price,
  deliveryDays,
});
export type ListingInput = z.infer<typeof listingInput>;
