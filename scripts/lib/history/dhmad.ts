import { z } from "zod";
import type { BoostPrices } from "@/lib/boosts";
import { createDhmadClient, type DhmadClient } from "@/lib/dhmad";
import { CommandError } from "../say";
import { CONTROL_TOKEN, SEEDED } from "../stack";

const CALL_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 10_000;

const clockAnswer = z.looseObject({ now: z.iso.datetime() });
const idleAnswer = z.looseObject({ idle: z.boolean() });
const verified = z.looseObject({ id: z.string() });

/** The local DHMAD that an app here stands on, and what it gives beside its API (sandbox/README.md, `/_control`). */
export type LocalWorld = {
  appUrl: string;
  apiUrl: string;
  client: DhmadClient;
  webhookSecrets: string[];
  developerFeePercentage: number;
  /** What the site takes for a boost, in millimes, by its days. */
  boostPrices: BoostPrices;
  /** Does what that person would do on DHMAD's pages. Refusals throw, but for the statuses in `allowed`. */
  act: (action: string, fields: Record<string, unknown>, allowed?: number[]) => Promise<void>;
  now: () => Promise<Date>;
  /** Turns its clock; what falls due on the way happens. */
  turnTo: (moment: Date) => Promise<void>;
  /** Waits until no webhook is due or under way. @throws Error where that does not come to pass. */
  idle: () => Promise<void>;
};

/** What the environment says of it, or why it cannot be used: it is not local, or does not answer. */
export async function localWorld(
  environment = process.env,
): Promise<{ reachable: true; data: LocalWorld } | { reachable: false; why: string }> {
  const apiUrl = environment.DHMAD_API_URL ?? "http://localhost:4010/api/v1";
  const { hostname, origin } = new URL(apiUrl);
  if (!["localhost", "127.0.0.1"].includes(hostname))
    return { reachable: false, why: `${apiUrl} is not a local DHMAD.` };
  const world = createWorld(origin, apiUrl, environment);
  const answers = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
  return answers
    ? { reachable: true, data: world }
    : { reachable: false, why: `no DHMAD answers at ${origin} (npm run sandbox starts one).` };
}

function createWorld(origin: string, apiUrl: string, environment: NodeJS.ProcessEnv): LocalWorld {
  const token = environment.SANDBOX_CONTROL_TOKEN ?? CONTROL_TOKEN;
  const control = async (path: string, body?: Record<string, unknown>, allowed: number[] = []) => {
    const response = await fetch(`${origin}/_control${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(IDLE_TIMEOUT_MS + CALL_TIMEOUT_MS),
    });
    const answer: unknown = await response.json().catch(() => ({}));
    if (!response.ok && !allowed.includes(response.status))
      throw new Error(`DHMAD refused ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    appUrl: environment.APP_URL ?? "http://localhost:3000",
    apiUrl,
    client: createDhmadClient({ baseUrl: apiUrl, apiKey: environment.DHMAD_API_KEY ?? SEEDED.liveKey }),
    webhookSecrets: (environment.DHMAD_WEBHOOK_SECRET ?? SEEDED.webhookSecret).split(","),
    developerFeePercentage: Number(environment.DHMAD_DEVELOPER_FEE_PERCENTAGE ?? 3),
    boostPrices: {
      7: Number(environment.BOOST_7_DAYS_MILLIMES ?? 15_000),
      30: Number(environment.BOOST_30_DAYS_MILLIMES ?? 45_000),
    },
    act: async (action, fields, allowed) => void (await control("/act", { action, ...fields }, allowed)),
    now: async () => new Date(clockAnswer.parse(await control("/clock")).now),
    turnTo: async (moment) => void (await control("/clock", { now: moment.toISOString() })),
    idle: async () => {
      const { idle } = idleAnswer.parse(await control("/idle", { timeoutMs: IDLE_TIMEOUT_MS }));
      if (!idle) throw new Error("DHMAD's webhooks do not come to rest");
    },
  };
}

/**
 * Makes demo sellers known at the local DHMAD. Its sandbox key approves at once (dhmad-api.md, section 3), and it
 * belongs to the same developer as the live one.
 */
export const verifierOf =
  ({ apiUrl }: LocalWorld) =>
  async (email: string, userId: string): Promise<{ verificationId: string }> => {
    const response = await fetch(`${apiUrl}/identity-verifications`, {
      method: "POST",
      headers: { authorization: `Bearer ${SEEDED.sandboxKey}`, "content-type": "application/json" },
      body: JSON.stringify({ email, external_user_id: userId }),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    const body = verified.safeParse(await response.json().catch(() => null));
    if (!response.ok || !body.success)
      throw new CommandError(`The local DHMAD did not verify ${email}: ${response.status}`);
    return { verificationId: body.data.id };
  };
