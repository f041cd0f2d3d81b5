import { z } from "zod";

const port = (name: string, fallback: number) =>
  z.coerce
    .number({ error: `${name} must be a port number` })
    .int(`${name} must be a port number`)
    .min(0, `${name} must be a port number`)
    .max(65535, `${name} must be a port number`)
    .default(fallback);

const origin = (name: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} must be an http(s) origin` })
    .transform((value) => value.replace(/\/+$/, ""));

const blankIsUnset = (source: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));

const schema = z.object({
  SANDBOX_DATABASE_URL: z
    .string({ error: "SANDBOX_DATABASE_URL is required: the sandbox keeps its state in PostgreSQL" })
    .regex(/^postgres(ql)?:\/\//, "SANDBOX_DATABASE_URL must start with postgres://"),
  SANDBOX_PORT: port("SANDBOX_PORT", 4010),
  SANDBOX_SMTP_PORT: port("SANDBOX_SMTP_PORT", 4025),
  SANDBOX_URL: origin("SANDBOX_URL").optional(),
  SANDBOX_APP_URL: origin("SANDBOX_APP_URL").default("http://localhost:3000"),
  SANDBOX_CONTROL_TOKEN: z.string().min(1).optional(),
  SANDBOX_RATE_LIMIT: z.coerce
    .number({ error: "SANDBOX_RATE_LIMIT must be a number of requests a minute" })
    .int("SANDBOX_RATE_LIMIT must be a whole number")
    .min(1, "SANDBOX_RATE_LIMIT must be at least 1")
    .default(100),
});

export type SandboxEnv = z.infer<typeof schema>;

/** Thrown with one line per bad variable; the entry point prints it and exits. */
export class EnvError extends Error {}

/** Reads and checks the sandbox's own variables; an empty value counts as unset. */
export function readEnv(source: Record<string, string | undefined>): SandboxEnv {
  const parsed = schema.safeParse(blankIsUnset(source));
  if (parsed.success) return parsed.data;
  throw new EnvError(parsed.error.issues.map((issue) => issue.message).join("\n"));
}
