import { z } from "zod";

/** Lets the first n-1 that match pass. */
const nth = z.number().int().min(1).default(1);
const count = z.number().int().min(1).default(1);
const ms = z.number().int().min(0).max(600_000);

const apiBase = {
  method: z
    .string()
    .default("POST")
    .transform((value) => value.toUpperCase()),
  /** A route: `/escrows/:id/sessions`; `:x` or `*` stands for one segment, `**` for the rest. `/api/v1` may lead. */
  path: z.string().startsWith("/"),
  nth,
  count,
};

export const apiFault = z.discriminatedUnion("effect", [
  z.object({ ...apiBase, effect: z.literal("delay"), delayMs: ms }),
  z.object({
    ...apiBase,
    effect: z.literal("status"),
    status: z.number().int().min(200).max(599),
    body: z.unknown().optional(),
  }),
  z.object({ ...apiBase, effect: z.literal("rateLimit"), retryAfter: z.number().int().min(0).default(30) }),
  z.object({ ...apiBase, effect: z.literal("dropBefore") }),
  z.object({ ...apiBase, effect: z.literal("dropAfter") }),
  z.object({ ...apiBase, effect: z.literal("truncate") }),
]);

const webhookBase = { event: z.string().optional(), nth, count };

export const webhookFault = z.discriminatedUnion("effect", [
  z.object({ ...webhookBase, effect: z.enum(["drop", "duplicate", "reorder", "tamper", "wrongSecret"]) }),
  z.object({ ...webhookBase, effect: z.literal("delay"), delayMs: z.number().int().min(1) }),
  z.object({
    ...webhookBase,
    effect: z.literal("staleTimestamp"),
    ageMs: z.number().int().min(1).default(600_000),
  }),
]);

export const mailFault = z.object({ to: z.string().optional(), nth, count, effect: z.literal("fail") });

export const faultSpec = z
  .object({ api: apiFault.optional(), webhook: webhookFault.optional(), mail: mailFault.optional() })
  .refine((spec) => spec.api || spec.webhook || spec.mail, "Name one of api, webhook or mail");

export type ApiFault = z.infer<typeof apiFault>;
export type WebhookFault = z.infer<typeof webhookFault>;
export type MailFault = z.infer<typeof mailFault>;
export type FaultSpec = z.infer<typeof faultSpec>;

const segments = (path: string) =>
  path
    .replace(/^\/api\/v1(?=\/|$)/, "")
    .split("/")
    .filter(Boolean);

/** Whether a request's path fits the pattern of a fault. */
export function matchesPath(pattern: string, path: string): boolean {
  const wanted = segments(pattern);
  const actual = segments(path);
  for (const [index, part] of wanted.entries()) {
    if (part === "**") return true;
    const given = actual[index];
    if (given === undefined) return false;
    if (part !== "*" && !part.startsWith(":") && part !== given) return false;
  }
  return wanted.length === actual.length;
}
