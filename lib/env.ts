import "server-only";
import { z } from "zod";

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(" or ")}`,
  });

/** A variable that is there without a value counts as not set. */
const optional = <T extends z.ZodType>(variable: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), variable.optional());

/** DHMAD takes 0.01 TND at least for what the marketplace itself sells (dhmad-api.md, section 4). */
const boostPrice = (defaultMillimes: number) =>
  z.coerce
    .number()
    .int("must be a price in millimes: 15000 is 15 TND")
    .min(10, "must be a price in millimes, 10 at least")
    .default(defaultMillimes);

const variables = z.object({
  DATABASE_URL: url(["postgres:", "postgresql:"]),
  APP_URL: url(["http:", "https:"]).transform((value) => value.replace(/\/$/, "")),
  /** Read by next-auth itself, from the process; `boot` fills it in where it is not set. */
  NEXTAUTH_URL: url(["http:", "https:"]).optional(),
  NEXTAUTH_SECRET: z.string().min(16, "must have at least 16 characters"),
  SMTP_URL: url(["smtp:", "smtps:"]),
  MAIL_FROM: z.string().min(3, "must be an address, such as Souk <bonjour@souk.example>"),
  DHMAD_API_URL: url(["http:", "https:"]).transform((value) => value.replace(/\/$/, "")),
  DHMAD_API_KEY: z
    .string()
    .regex(/^sk_(live|sandbox)_[0-9a-f]{64}$/, "must be sk_live_ or sk_sandbox_ and 64 hex digits"),
  /** One secret, or two with a comma between while one is being replaced. An empty one would let anybody sign. */
  DHMAD_WEBHOOK_SECRET: z
    .string()
    .transform((value) => value.split(",").map((secret) => secret.trim()))
    .refine((secrets) => secrets.every((secret) => secret.length >= 16), {
      error:
        "must be the secret that DHMAD shows once when the webhook is created (two of them: with a comma between)",
    }),
  /** DHMAD's own fee as its examples show it: said before an order exists, when the escrow tells the real one. */
  DHMAD_ESCROW_FEE_PERCENTAGE: z.coerce
    .number()
    .min(0, "must be a percentage from 0 to 50")
    .max(50, "must be a percentage from 0 to 50")
    .default(5),
  DHMAD_DEVELOPER_FEE_PERCENTAGE: z.coerce
    .number()
    .min(0, "must be a percentage from 0 to 50")
    .max(50, "must be a percentage from 0 to 50")
    .default(0),
  /** What a seller pays for a boost of 7 and of 30 days, in millimes of TND. */
  BOOST_7_DAYS_MILLIMES: boostPrice(15_000),
  BOOST_30_DAYS_MILLIMES: boostPrice(45_000),
  /** The client of "Sign in with DHMAD"; without one nobody signs in this way. */
  DHMAD_OAUTH_CLIENT_ID: optional(z.string()),
  DHMAD_OAUTH_CLIENT_SECRET: optional(
    z.string().min(16, "must be the secret that DHMAD shows with the client"),
  ),
  /** How DHMAD's id tokens name it: the origin of DHMAD_API_URL where it is not set. */
  DHMAD_OAUTH_ISSUER: optional(url(["http:", "https:"])),
});

const schema = variables
  // With another address next-auth would send people there after they signed in, and choose its cookies by it.
  .refine(
    ({ APP_URL, NEXTAUTH_URL }) => !NEXTAUTH_URL || new URL(NEXTAUTH_URL).origin === new URL(APP_URL).origin,
    { path: ["NEXTAUTH_URL"], error: "must be the address that APP_URL is" },
  )
  .superRefine(({ DHMAD_OAUTH_CLIENT_ID: id, DHMAD_OAUTH_CLIENT_SECRET: secret }, { addIssue }) => {
    const missing = id ? "DHMAD_OAUTH_CLIENT_SECRET" : "DHMAD_OAUTH_CLIENT_ID";
    if (Boolean(id) !== Boolean(secret))
      addIssue({ code: "custom", path: [missing], message: "must be set where the other is" });
  });

export type Env = z.infer<typeof schema>;

/** Checks the environment. @throws Error with one line for each variable that is missing or malformed. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return source[name] ? `  ${name} ${issue.message}` : `  ${name} is missing`;
  });
  throw new Error(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
}

let cached: Env | undefined;

/** The checked environment of this process. Read on first use, so that a build needs none of it. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}
