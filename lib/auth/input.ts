import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";

/** An address in the one form that we store and compare. */
export const emailAddress = z
  .string({ error: "emailMissing" })
  // Before anything is made of it: normalising can make a text eighteen times as long.
  .max(1000, "emailForm")
  .transform((value) => value.normalize("NFKC").trim().toLowerCase())
  .pipe(z.string().min(1, "emailMissing").max(254, "emailForm").pipe(z.email("emailForm")));

export const signInInput = z.object({ email: emailAddress });

export const profileInput = z.object({
  name: z
    .string()
    .optional()
    .default("")
    .transform((value) => value.trim() || null)
    .pipe(z.string().min(2, "nameLength").max(60, "nameLength").nullable()),
  language: z.enum(LOCALES, "localeUnknown"),
});
export type ProfileInput = z.infer<typeof profileInput>;
