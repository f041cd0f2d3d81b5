import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepListening } from "./keep-listening";

class FakeSource {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onmessage: ((message: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
  /** As a browser does on a 502: it gives up. */
  refuse() {
    this.close();
    this.onerror?.();
  }
}

beforeEach(() => {
  FakeSource.all = [];
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a screen whose connection was refused connects again and hears what it missed", () => {
  const heard: number[] = [];
  const stop = keepListening("order:1", (version) => heard.push(version));
  FakeSource.all[0]?.refuse();
  expect(FakeSource.all).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  FakeSource.all[1]?.refuse();
  vi.advanceTimersByTime(1_000);
  expect(FakeSource.all).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(FakeSource.all).toHaveLength(3);
  FakeSource.all[2]?.onmessage?.({ data: "7" });
  expect(heard).toEqual([7]);
  stop();
});

test("a connection that the browser mends is left to it, and a screen that was left asks no more", () => {
  const stop = keepListening("order:1", () => {});
  FakeSource.all[0]?.onerror?.();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.all).toHaveLength(1);
  FakeSource.all[0]?.refuse();
  stop();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.all).toHaveLength(1);
});
