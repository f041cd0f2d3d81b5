import fc from "fast-check";
import { expect, test } from "vitest";
import { type EscrowStatus, moves } from "../domain/escrows/state";
import { startForTests, type World } from "./harness";
import { act, idle } from "./steps";

const app = startForTests();

const SELLERS = ["s1@example.tn", "s2@example.tn"];
const BUYERS = ["b1@example.tn", "b2@example.tn"];
const PEOPLE = [...SELLERS, ...BUYERS, "stranger@example.tn"];

/** What a model that knows only the rules of dhmad-api.md §4 and §5 remembers of an escrow. */
type Model = { id: string; buyer: string; seller: string; status: EscrowStatus; events: string[] };

/** Half of the tries come from the side whose turn it may be, or the chains would never get far. */
const person = fc.oneof(fc.constantFrom(...PEOPLE), fc.constantFrom("buyer", "seller"));
const index = fc.constantFrom(0, 0, 1, 2);
const creation = fc.record({
  kind: fc.constant("create" as const),
  buyer: fc.constantFrom(...BUYERS),
  seller: fc.constantFrom(...SELLERS),
  millimes: fc.integer({ min: 5_000, max: 900_000 }),
  fee: fc.integer({ min: 0, max: 50_000 }),
});
const step = fc.oneof(
  creation,
  fc.record({
    kind: fc.constant("topUp" as const),
    as: fc.constantFrom(...PEOPLE),
    millimes: fc.integer({ min: 1, max: 900_000 }),
  }),
  fc.record({ kind: fc.constant("pay" as const), as: person, index, topUp: fc.boolean() }),
  fc.record({ kind: fc.constant("complete" as const), as: person, index }),
  fc.record({ kind: fc.constant("deliver" as const), as: person, index }),
  fc.record({ kind: fc.constant("rejectDelivery" as const), as: person, index }),
  fc.record({ kind: fc.constant("cancel" as const), as: person, index }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test("whatever people try, the money adds up, no illegal move succeeds, each change emits its event once", async () => {
  await fc.assert(
    fc.asyncProperty(
      creation,
      creation,
      fc.array(step, { minLength: 15, maxLength: 40 }),
      async (a, b, rest) => {
        // One escrow starts out paid, so that what comes after payment is tried in every run.
        const paying = { kind: "pay", as: "buyer", index: 0, topUp: true } as const;
        const steps: Step[] = [a, paying, b, ...rest];
        const world = await app.world();
        for (const email of SELLERS)
          await app.api(world.keys.sandbox, "POST", "/identity-verifications", { email });
        const models: Model[] = [];
        for (const each of steps) {
          await take(world, models, each);
          const state = await app.control("GET", `/state?world=${world.world}`);
          expect(state.body.ledger).toMatchObject({ balanced: true, problems: [] });
          const escrows = state.body.escrows as { id: string; status: string }[];
          for (const model of models) {
            expect(escrows.find((escrow) => escrow.id === model.id)?.status).toBe(model.status);
          }
        }
        await idle(app, world);
        for (const model of models) {
          const received = app
            .receiver()
            .of(world.world)
            .filter((entry) => (entry.body.data.escrow as { id?: string } | undefined)?.id === model.id)
            .map((entry) => `${entry.event} ${(entry.body.data.escrow as { status: string }).status}`);
          expect(received).toEqual(model.events);
        }
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);

async function take(world: World, models: Model[], each: Step): Promise<void> {
  if (each.kind === "create") {
    const answer = await app.api(world.keys.live, "POST", "/escrows", {
      title: "Objet",
      amount: each.millimes / 1000,
      buyerEmail: each.buyer,
      sellerEmail: each.seller,
      mode: "quick",
      estimatedDeliveryDays: 2,
      developerFeePercentage: each.fee / 1000,
    });
    expect(answer.status).toBe(201);
    const { id } = answer.body.escrow as { id: string };
    models.push({ id, buyer: each.buyer, seller: each.seller, status: "pending", events: [] });
    return;
  }
  if (each.kind === "topUp") {
    expect((await act(app, world, each.as, "topUp", { amount: each.millimes / 1000 })).status).toBe(200);
    return;
  }
  const model = models[each.index];
  if (!model) return;
  const graph = moves[each.kind];
  const actor = each.as === "buyer" ? model.buyer : each.as === "seller" ? model.seller : each.as;
  const party = actor === model.buyer ? "buyer" : actor === model.seller ? "seller" : null;
  const legal = graph.from.some((from) => from === model.status) && graph.by.some((by) => by === party);
  const done = await perform(world, model, { ...each, as: actor });
  if (done) expect(legal).toBe(true);
  // Without a top-up a payment may fail for want of money; every other legal move must succeed.
  if (legal && !(each.kind === "pay" && !each.topUp)) expect(done).toBe(true);
  if (!done) return;
  model.status = graph.to;
  model.events.push(
    each.kind === "rejectDelivery" ? "escrow.delivery.rejected paid" : `escrow.status.updated ${graph.to}`,
  );
}

async function perform(
  world: World,
  model: Model,
  each: Exclude<Step, { kind: "create" | "topUp" }>,
): Promise<boolean> {
  if (each.kind !== "pay" && each.kind !== "complete") {
    return (await act(app, world, each.as, each.kind, { escrowId: model.id })).status === 200;
  }
  const session = await app.api(world.keys.live, "POST", `/escrows/${model.id}/sessions`, {
    action: each.kind === "pay" ? "accept_pay" : "complete",
    targetUserEmail: model.buyer,
    redirectUrl: `${app.receiver().urlFor(world.world)}/checkout/callback`,
  });
  if (session.status !== 201) return false;
  const { sessionId } = session.body;
  const topUp = each.kind === "pay" && each.topUp;
  return (await act(app, world, each.as, "finishSession", { sessionId, topUp })).status === 200;
}
