import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenTogether } from "./listen-together";

/** The stream of events of whichever tab listens. */
class FakeSource {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onmessage: ((message: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() {
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
}

/** One lock, held by one tab after the other, as browsers give it (Web Locks API). */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_name: string, { signal }: { signal: AbortSignal }, held: () => Promise<void>) => {
      last = last.then(() => (signal.aborted ? undefined : held()));
      return last;
    },
  };
}

const stops: (() => void)[] = [];
const open = (topic: string) => {
  const heard: number[] = [];
  const stop = listenTogether(topic, (version) => heard.push(version));
  stops.push(stop);
  return { heard, stop };
};

beforeEach(() => {
  FakeSource.all = [];
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("navigator", { locks: fakeLocks() });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

test("one tab listens for all; whoever comes later hears what is so now, and takes over when the first leaves", async () => {
  const first = open("user:1");
  await expect.poll(() => FakeSource.all).toHaveLength(1);
  FakeSource.all[0]?.onmessage?.({ data: "7" });
  const second = open("user:1");
  await expect.poll(() => second.heard).toEqual([7]);
  FakeSource.all[0]?.onmessage?.({ data: "8" });
  await expect.poll(() => second.heard).toEqual([7, 8]);
  expect(first.heard).toEqual([7, 8]);
  expect(FakeSource.all).toHaveLength(1);

  first.stop();
  await expect.poll(() => FakeSource.all).toHaveLength(2);
  expect(FakeSource.all[0]?.readyState).toBe(FakeSource.CLOSED);
  FakeSource.all[1]?.onmessage?.({ data: "9" });
  expect(second.heard).toEqual([7, 8, 9]);
  expect(first.heard).toEqual([7, 8]);
});
