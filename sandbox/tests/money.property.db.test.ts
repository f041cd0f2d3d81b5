import fc from "fast-check";
import { expect, test } from "vitest";
import { KINDS } from "./escrow-model";
import { type Run, take } from "./escrow-run";
import { creation, PEOPLE, SELLERS, step } from "./escrow-tries";
import { startForTests, type World } from "./harness";
import { act, idle } from "./steps";

const app = startForTests();

test("whatever people try, the money adds up, no illegal move succeeds, each change emits its event once", async () => {
  await fc.assert(
    fc.asyncProperty(creation, fc.array(step, { minLength: 25, maxLength: 50 }), async (a, rest) => {
      const world = await app.world();
      const run: Run = { app, world, models: [], opened: [], hours: 0 };
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
