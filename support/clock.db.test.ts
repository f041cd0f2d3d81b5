import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS, MINUTE_MS, systemClock } from "@/lib/clock";
import { createTestClock } from "./clock";
import { type LocalDhmad, startLocalDhmad } from "./local-dhmad";

let dhmad: LocalDhmad;
beforeAll(async () => {
  dhmad = await startLocalDhmad();
});
afterAll(() => dhmad.stop());

const fromNow = (date: Date) => date.getTime() - Date.now();

test("the app's clock and one world's of the local DHMAD move together, and the app's comes back", async () => {
  const [moved, untouched] = [await dhmad.newWorld(), await dhmad.newWorld()];
  const timeIn = async ({ state }: typeof moved) => new Date(String((await state()).now));
  const clock = createTestClock();
  await clock.pass(14 * DAY_MS, moved);
  await clock.pass(DAY_MS, moved);
  for (const time of [systemClock(), await timeIn(moved)])
    expect(Math.abs(fromNow(time) - 15 * DAY_MS)).toBeLessThan(MINUTE_MS);
  expect(Math.abs(fromNow(await timeIn(untouched)))).toBeLessThan(MINUTE_MS);
  await clock.restore();
  expect(Math.abs(fromNow(systemClock()))).toBeLessThan(MINUTE_MS);
});
