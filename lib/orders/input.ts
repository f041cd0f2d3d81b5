import { z } from "zod";

export const placeOrderInput = z.object({
  slug: z.string().min(1).max(200),
  /** The price that the buyer saw, in its currency's smallest unit. Only compared: what is paid is computed from the listing. */
  priceMinor: z.coerce.number().int().positive(),
  /** The currency that the buyer saw, TND where it is not named: 5000 are millimes in one and cents in another. */
  currency: z.enum(["TND", "USD", "EUR"]).optional(),
  /** Of a service: which terms the buyer saw (`termsDigest`). */
  termsDigest: z.string().max(40).optional(),
});
export type PlaceOrderInput = z.infer<typeof placeOrderInput>;

export const orderActionInput = z.object({ orderId: z.uuid("orderUnknown") });
