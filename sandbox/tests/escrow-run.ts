import { expect } from "vitest";
import { apply, isLegal, type Model, newModel, passTime, TRIES, type Try } from "./escrow-model";
import { carryOut, SESSIONS } from "./escrow-moves";
import type { Step } from "./escrow-tries";
import type { Harness, World } from "./harness";
import { act, advance, returnPath } from "./steps";

const HOUR = 60 * 60_000;

/** What ends an escrow early or leads aside; chosen less often. */
const RARE: Try[] = [
  "cancel",
  "acceptCancellation",
  "cancelOutright",
  "settleRefund",
  "settleRelease",
  "rejectDeposit",
];

export type Opened = { model: Model; what: Try; as: string; sessionId: string; hours: number };
/** One run: a world at the sandbox, and beside it what each escrow in it should be. */
export type Run = { app: Harness; world: World; models: Model[]; opened: Opened[]; hours: number };

/** Takes one step, really and in the model, and expects the same of both. */
export async function take(run: Run, each: Step): Promise<void> {
  const { app, world, models } = run;
  switch (each.kind) {
    case "create":
      return create(run, each);
    case "topUp":
      expect((await act(app, world, each.as, "topUp", { amount: each.thousandths / 1000 })).status).toBe(200);
      return;
    case "wait": {
      await advance(app, world, each.hours * HOUR);
      run.hours += each.hours;
      for (const model of models) passTime(model, run.hours);
      return;
    }
    case "try": {
      const model = models[each.index];
      if (!model) return;
      const actor = each.as === "buyer" ? model.buyer : each.as === "seller" ? model.seller : each.as;
      return attempt(run, model, each.what, actor, each.topUp);
    }
    case "legal": {
      const model = models[each.index];
      if (!model) return;
      const moves = legalMoves(model);
      const onward = moves.filter(({ what }) => !RARE.includes(what));
      const pool = each.pick % 8 === 0 || onward.length === 0 ? moves : onward;
      const move = pool[each.pick % Math.max(1, pool.length)];
      if (move) await attempt(run, model, move.what, move.as, true);
      return;
    }
    case "open":
      return open(run, each);
    case "late":
      return finishLate(run);
  }
}

function legalMoves(model: Model): { what: Try; as: string }[] {
  return TRIES.flatMap((what) =>
    [model.buyer, model.seller].filter((as) => isLegal(model, what, as)).map((as) => ({ what, as })),
  );
}

async function open(run: Run, each: Extract<Step, { kind: "open" }>): Promise<void> {
  const model = run.models[each.index];
  if (!model) return;
  const moves = legalMoves(model).filter(({ what }) => SESSIONS[what]);
  const move = moves[each.pick % Math.max(1, moves.length)];
  if (!move) return;
  const answer = await run.app.api(run.world.keys.live, "POST", `/escrows/${model.id}/sessions`, {
    action: SESSIONS[move.what]?.action,
    targetUserEmail: move.as,
    redirectUrl: returnPath(run.app, run.world),
  });
  expect(answer.status).toBe(201);
  run.opened.push({ model, ...move, sessionId: String(answer.body.sessionId), hours: run.hours });
}

async function finishLate(run: Run): Promise<void> {
  const opened = run.opened.shift();
  if (!opened) return;
  const { model, what, as, sessionId } = opened;
  // Any turn of the clock is longer than the half hour of a session.
  const legal = opened.hours === run.hours && isLegal(model, what, as);
  const input = { sessionId, topUp: true, ...SESSIONS[what]?.input };
  const done = (await act(run.app, run.world, as, "finishSession", input)).status === 200;
  expect(done, `late ${what} of a ${model.kind} escrow (${model.status})`).toBe(legal);
  if (done) await settle(run, model, what, as);
}

async function create(run: Run, each: Extract<Step, { kind: "create" }>): Promise<void> {
  const { app, world } = run;
  const { mode } = each;
  const instant = mode === "instant";
  const answer = await app.api(world.keys.live, "POST", "/escrows", {
    title: "Objet",
    amount: each.thousandths / 1000,
    currency: each.currency,
    buyerEmail: each.buyer,
    mode: mode === "proof" ? "quick" : mode,
    ...(instant ? {} : { sellerEmail: each.seller, estimatedDeliveryDays: 2 }),
    ...(instant ? {} : { developerFeePercentage: each.fee / 1000 }),
    ...(mode === "standard" ? { contractTerms: "Le vendeur livre." } : {}),
    ...(mode === "proof"
      ? { fulfillmentPolicy: { type: "purchase_proof_required", buyerReviewDeadlineHours: 6 } }
      : {}),
  });
  expect(answer.status).toBe(201);
  const { id } = answer.body.escrow as { id: string };
  run.models.push(newModel(id, mode, each.buyer, instant ? world.platformEmail : each.seller, run.hours));
}

async function attempt(run: Run, model: Model, what: Try, actor: string, topUp: boolean): Promise<void> {
  const legal = isLegal(model, what, actor);
  const done = await carryOut(run, model, what, actor, topUp);
  const name = `${what} of a ${model.kind} escrow (${model.status}) by ${actor}`;
  if (done) expect(legal, name).toBe(true);
  // Without a top-up a payment may fail for want of money; every other legal move must succeed.
  if (legal && !(what === "pay" && !topUp)) expect(done, name).toBe(true);
  if (done) await settle(run, model, what, actor);
}

async function settle(run: Run, model: Model, what: Try, actor: string): Promise<void> {
  apply(model, what, actor, run.hours);
  // A dispute or a request may have held up what was due: it happens now.
  const told = model.events.length;
  passTime(model, run.hours);
  if (model.events.length > told) await advance(run.app, run.world, 0);
  await probe(run, model);
}

/** After each change: what needs no checkout session, by both sides, wherever it is illegal now. */
async function probe(run: Run, model: Model): Promise<void> {
  for (const what of ["deliver", "rejectDelivery", "cancel"] as const) {
    for (const as of [model.buyer, model.seller]) {
      if (isLegal(model, what, as)) continue;
      const done = await carryOut(run, model, what, as, false);
      expect(done, `${what} of a ${model.kind} escrow (${model.status}) by ${as}`).toBe(false);
    }
  }
}
