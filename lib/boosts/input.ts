import { z } from "zod";

const millimes = z.coerce.number().int().positive();

/** The prices are those that the seller saw, in millimes. Only compared: what is paid is what the environment says. */
export const orderBoostInput = z
  .object({
    listingId: z.uuid("listingUnknown"),
    days: z.enum(["7", "30"], "boostDaysMissing"),
    price7: millimes,
    price30: millimes,
  })
  .transform(({ listingId, days, price7, price30 }) =>
    days === "7"
      ? { listingId, days: 7 as const, priceMinor: price7 }
      : { listingId, days: 30 as const, priceMinor: price30 },
  );
export type OrderBoostInput = z.infer<typeof orderBoostInput>;
