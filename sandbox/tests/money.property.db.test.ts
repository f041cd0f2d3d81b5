import fc from "fast-check";
import { expect, test } from "vitest";
import { apply, isLegal, KINDS, type Model, newModel, passTime, TRIES, type Try } from "./escrow-model";
import { startForTests, type World } from "./harness";
import { act, advance, idle, perform } from "./steps";

const app = startForTests();

const SELLERS = ["s1@example.tn", "s2@example.tn"];
const BUYERS = ["b1@example.tn", "b2@example.tn"];
const PEOPLE = [...SELLERS, ...BUYERS, "stranger@example.tn"];
const HOUR = 60 * 60_000;
const FILE = {
  base64: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
};

/** What ends an escrow early or leads aside; chosen less often. */
const RARE: Try[] = [
  "cancel",
  "acceptCancellation",
  "cancelOutright",
  "settleRefund",
  "settleRelease",
  "rejectDeposit",
];

const index = fc.nat({ max: 4 });
const creation = fc.record({
  kind: fc.constant("create" as const),
  mode: fc.constantFrom(...KINDS),
  buyer: fc.constantFrom(...BUYERS),
  seller: fc.constantFrom(...SELLERS),
  thousandths: fc.integer({ min: 5_000, max: 900_000 }),
  currency: fc.constantFrom("TND", "USD", "EUR"),
  fee: fc.integer({ min: 0, max: 50_000 }),
});
const step = fc.oneof(
  { weight: 1, arbitrary: creation },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("topUp" as const),
      as: fc.constantFrom(...PEOPLE),
      thousandths: fc.integer({ min: 1, max: 900_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      hours: fc.constantFrom(3, 3, 7, 7, 100, 100, 400),
    }),
  },
  // Anything by anyone: mostly illegal.
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("try" as const),
      what: fc.constantFrom(...TRIES),
      as: fc.constantFrom(...PEOPLE, "buyer", "seller"),
      index,
      topUp: fc.boolean(),
    }),
  },
  // One of the moves that are legal now, or the chains would never get far.
  { weight: 16, arbitrary: fc.record({ kind: fc.constant("legal" as const), index, pick: fc.nat() }) },
  // A session that is opened while its action is legal, and finished later, when it may not be any more.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("open" as const), index, pick: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("late" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Opened = { model: Model; what: Try; as: string; sessionId: string; hours: number };
type Run = { world: World; models: Model[]; opened: Opened[]; hours: number };

test("whatever people try, the money adds up, no illegal move succeeds, each change emits its event once", async () => {
  await fc.assert(
    fc.asyncProperty(creation, fc.array(step, { minLength: 25, maxLength: 50 }), async (a, rest) => {
      const world = await app.world();
      const run: Run = { world, models: [], opened: [], hours: 0 };
      for (const email of SELLERS) {
        await app.api(world.keys.sandbox, "POST", "/identity-verifications", { email });
      }
      for (const email of PEOPLE) await act(app, world, email, "register");
      // One of each mode, and the first of them paid, so that what comes after payment is tried in every run.
      for (const mode of KINDS) await take(run, { ...a, mode });
      for (const each of [{ kind: "legal", index: 1, pick: 0 } as const, ...rest]) {
        await take(run, each);
        await compare(run);
      }
      await idle(app, world);
      for (const model of run.models) expect(received(world, model.id)).toEqual(model.events);
    }),
    // Shrinking would take longer than the test may; the seed of the report replays it.
    { numRuns: 10, endOnFailure: true },
  );
}, 300_000);

async function compare({ world, models }: Run): Promise<void> {
  const state = await app.control("GET", `/state?world=${world.world}`);
  expect(state.body.ledger).toMatchObject({ balanced: true, problems: [] });
  const escrows = state.body.escrows as {
    id: string;
    status: string;
    escrowFee: number;
    developerFee: number;
  }[];
  const { accounts } = state.body.ledger as { accounts: Record<string, number> };
  for (const model of models) {
    expect(escrows.find((escrow) => escrow.id === model.id)?.status).toBe(model.status);
  }
  const millimes = (pick: (escrow: (typeof escrows)[number]) => number) =>
    escrows
      .filter(({ status }) => status === "completed")
      .reduce((sum, escrow) => sum + Math.round(pick(escrow) * 1000), 0);
  expect(Math.round((accounts.platform_fee ?? 0) * 1000)).toBe(millimes(({ escrowFee }) => escrowFee));
  expect(Math.round((accounts.developer ?? 0) * 1000)).toBe(millimes(({ developerFee }) => developerFee));
}

function received(world: World, id: string): string[] {
  return app
    .receiver()
    .of(world.world)
    .filter((entry) => (entry.body.data.escrow as { id?: string } | undefined)?.id === id)
    .map((entry) => `${entry.event} ${(entry.body.data.escrow as { status: string }).status}`);
}

async function take(run: Run, each: Step): Promise<void> {
  const { world, models } = run;
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
  const answer = await app.api(run.world.keys.live, "POST", `/escrows/${model.id}/sessions`, {
    action: SESSIONS[move.what]?.action,
    targetUserEmail: move.as,
    redirectUrl: `${app.receiver().urlFor(run.world.world)}/checkout/callback`,
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
  const done = (await act(app, run.world, as, "finishSession", input)).status === 200;
  expect(done, `late ${what} of a ${model.kind} escrow (${model.status})`).toBe(legal);
  if (done) await settle(run, model, what, as);
}

async function create(run: Run, each: Extract<Step, { kind: "create" }>): Promise<void> {
  const { world } = run;
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
  const done = await carryOut(run.world, model, what, actor, topUp);
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
  if (model.events.length > told) await advance(app, run.world, 0);
  await probe(run, model);
}

/** After each change: what needs no checkout session, by both sides, wherever it is illegal now. */
async function probe(run: Run, model: Model): Promise<void> {
  for (const what of ["deliver", "rejectDelivery", "cancel"] as const) {
    for (const as of [model.buyer, model.seller]) {
      if (isLegal(model, what, as)) continue;
      const done = await carryOut(run.world, model, what, as, false);
      expect(done, `${what} of a ${model.kind} escrow (${model.status}) by ${as}`).toBe(false);
    }
  }
}

const SESSIONS: Partial<Record<Try, { action: string; input?: Record<string, unknown> }>> = {
  sign: { action: "sign_contract" },
  pay: { action: "accept_pay" },
  complete: { action: "complete" },
  requestCancellation: { action: "request_cancellation" },
  rejectCancellation: { action: "reject_cancellation" },
  acceptCancellation: { action: "accept_cancellation" },
  cancelOutright: { action: "cancel_escrow" },
  submitProof: { action: "submit_proof" },
  acceptProof: { action: "review_proof", input: { decision: "accept" } },
  correctProof: { action: "review_proof", input: { decision: "corrections" } },
  dispute: { action: "dispute" },
};

async function carryOut(world: World, model: Model, what: Try, as: string, topUp: boolean): Promise<boolean> {
  const session = SESSIONS[what];
  const escrowId = model.id;
  if (session) {
    const input = { topUp, ...session.input };
    return (await perform(app, world, escrowId, session.action, as, input)).status === 200;
  }
  const admin = (action: string, more: Record<string, unknown> = {}) =>
    act(app, world, "admin@dhmad.tn", action, { escrowId, ...more });
  const answer = await (() => {
    switch (what) {
      case "payAsGuest":
        return payAsGuest(world, model);
      case "approveDeposit":
        return admin("adminApproveDeposit");
      case "rejectDeposit":
        return admin("adminRejectDeposit");
      case "settleRefund":
        return admin("adminSettleDispute", { outcome: "refund" });
      case "settleRelease":
        return admin("adminSettleDispute", { outcome: "release" });
      case "settleDismiss":
        return admin("adminSettleDispute", { outcome: "dismiss" });
      default:
        return act(app, world, as, what, { escrowId });
    }
  })();
  return answer.status === 200;
}

async function payAsGuest(world: World, model: Model) {
  const session = await app.api(world.keys.live, "POST", `/escrows/${model.id}/sessions`, {
    action: "accept_pay",
    targetUserEmail: model.buyer,
    redirectUrl: `${app.receiver().urlFor(world.world)}/checkout/callback`,
  });
  if (session.status !== 201) return session;
  return act(app, world, model.buyer, "payAsGuest", { sessionId: session.body.sessionId, file: FILE });
}
