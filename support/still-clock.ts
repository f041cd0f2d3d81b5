import { onTestFinished, vi } from "vitest";

/** Until the test is over the time of this process stands still, so that the window of a limit cannot end in between. */
export function holdClock(): void {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}
