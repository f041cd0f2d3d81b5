import { z } from "zod";

/** An address in the one form that we store and compare. */
export const emailAddress = z
  .string({ error: "emailMissing" })
  .transform((value) => value.normalize("NFKC").trim().toLowerCase())
  .pipe(z.string().min(1, "emailMissing").max(254, "emailForm").pipe(z.email("emailForm")));

export const signInInput = z.object({ email: emailAddress });
export type SignInInput = z.infer<typeof signInInput>;
