import { z } from "zod";

/** An e-mail as DHMAD takes it: trimmed, lowercased. `name` is the field, for the message. */
export const email = (name: string) =>
  z
    .string({ error: `${name} is required` })
    .trim()
    .toLowerCase()
    .max(254, `${name} must be a valid email address`)
    .pipe(z.email(`${name} must be a valid email address`));

export const text = (name: string, max: number) =>
  z
    .string({ error: `${name} is required` })
    .trim()
    .min(1, `${name} is required`)
    .max(max, `${name} must be at most ${max} characters`);
