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
