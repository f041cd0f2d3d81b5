import { z } from "zod";
import { emailAddress } from "@/lib/auth";

/** Of which text the consent is kept. Change it whenever `selling.consent` changes its meaning. */
export const CONSENT_VERSION = "kyc-2025-1";

/** Handles that would pass for us, or for a page of ours. */
const RESERVED_HANDLES = new Set(
  (
    "about account accounts admin administrator api ar auth billing boutique cart category checkout contact dashboard " +
    "dhmad en escrow fr help home legal listing listings login logout mail me messages moderator null official ops " +
    "operator order orders pay payment payments platform press privacy profile root sandbox search security sell " +
    "seller sellers settings shop sign-in sign-out signin signout souk staff status support system team terms test " +
    "undefined user users verification verified webhook webhooks www"
  ).split(" "),
);

const sellerName = z
  .string({ error: "nameMissing" })
  .trim()
  .min(1, "nameMissing")
  .min(2, "nameLength")
  .max(60, "nameLength");

const handle = z
  .string({ error: "handleMissing" })
  .transform((value) => value.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, "handleMissing")
      .min(3, "handleLength")
      .max(30, "handleLength")
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "handleForm")
      .refine((value) => !RESERVED_HANDLES.has(value), "handleReserved"),
  );

/** A checkbox: sent only when it is checked. */
const consent = z.literal("on", { error: "consentMissing" });

export const becomeSellerInput = z.object({ name: sellerName, handle, dhmadEmail: emailAddress, consent });
export type BecomeSellerInput = z.infer<typeof becomeSellerInput>;

export const changeAddressInput = z.object({ dhmadEmail: emailAddress, consent });
export type ChangeAddressInput = z.infer<typeof changeAddressInput>;

/** The token of the link that proves an address, as the form of its page sends it. */
export const proofTokenInput = z.object({ token: z.string().regex(/^[0-9a-f]{64}$/, "proofUnknown") });
