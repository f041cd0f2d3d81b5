import type { Harness, World } from "./harness";

export const SELLER = "seller@example.tn";
export const BUYER = "buyer@example.tn";

export function returnPath(app: Harness, world: World): string {
  return `${app.receiver().urlFor(world.world)}/checkout/callback`;
}

/** A seller whose identity is approved. */
export async function verifiedSeller(app: Harness, world: World, email = SELLER): Promise<string> {
  const answer = await app.api(world.keys.sandbox, "POST", "/identity-verifications", { email });
  return String(answer.body.id);
}

export async function newEscrow(
  app: Harness,
  world: World,
  over: Record<string, unknown> = {},
): Promise<string> {
  const answer = await app.api(world.keys.sandbox, "POST", "/escrows", {
    title: "Lampe en cuivre",
    amount: 120.5,
    buyerEmail: BUYER,
    sellerEmail: SELLER,
    mode: "quick",
    estimatedDeliveryDays: 3,
    ...over,
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return String((answer.body.escrow as { id: string }).id);
}

export async function newSession(app: Harness, world: World, escrowId: string, action = "accept_pay") {
  const answer = await app.api(world.keys.sandbox, "POST", `/escrows/${escrowId}/sessions`, {
    action,
    targetUserEmail: BUYER,
    redirectUrl: returnPath(app, world),
    metadata: { order_id: "o-1" },
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as unknown as { sessionId: string; url: string; expiresAt: string };
}

export function act(
  app: Harness,
  world: World,
  as: string,
  action: string,
  more: Record<string, unknown> = {},
) {
  return app.control("POST", "/act", { world: world.world, as, action, ...more });
}

/** An escrow that is paid. */
export async function paidEscrow(app: Harness, world: World): Promise<string> {
  await verifiedSeller(app, world);
  const escrowId = await newEscrow(app, world);
  const { sessionId } = await newSession(app, world, escrowId);
  await act(app, world, BUYER, "finishSession", { sessionId, topUp: true });
  return escrowId;
}

export async function idle(app: Harness, world: World, timeoutMs = 5000): Promise<boolean> {
  const answer = await app.control("POST", "/idle", { world: world.world, timeoutMs });
  return answer.body.idle === true;
}

/** Creates a session for `as` and does what it is for; answers what the second step answered, or the refusal. */
export async function perform(
  app: Harness,
  world: World,
  escrowId: string,
  action: string,
  as: string,
  input: Record<string, unknown> = {},
) {
  const session = await app.api(world.keys.live, "POST", `/escrows/${escrowId}/sessions`, {
    action,
    targetUserEmail: as,
    redirectUrl: returnPath(app, world),
  });
  if (session.status !== 201) return session;
  return act(app, world, as, "finishSession", { sessionId: session.body.sessionId, topUp: true, ...input });
}

/** The escrow as the API shows it. */
export async function escrowOf(app: Harness, world: World, escrowId: string) {
  const answer = await app.api(world.keys.live, "GET", `/escrows/${escrowId}`);
  return answer.body.escrow as Record<string, unknown> & { status: string };
}

/** What was received for an escrow since the start, in order: the event, and the status that it told. */
export async function eventsOf(app: Harness, world: World, escrowId: string): Promise<string[]> {
  await idle(app, world);
  return app
    .receiver()
    .of(world.world)
    .filter((entry) => (entry.body.data.escrow as { id?: string } | undefined)?.id === escrowId)
    .map((entry) => `${entry.event} ${(entry.body.data.escrow as { status: string }).status}`);
}

export async function advance(app: Harness, world: World, advanceMs: number) {
  return app.control("POST", "/clock", { world: world.world, advanceMs });
}

/** Throws unless the world's money adds up; answers its accounts in TND. */
export async function ledgerOf(app: Harness, world: World): Promise<Record<string, number>> {
  const state = await app.control("GET", `/state?world=${world.world}`);
  const { balanced, problems, accounts } = state.body.ledger as {
    balanced: boolean;
    problems: string[];
    accounts: Record<string, number>;
  };
  if (!balanced) throw new Error(problems.join("; "));
  return accounts;
}
