import type { Ctx } from "../domain/context";
import { meetDeadlines } from "../domain/due";
import { attempt, CalledOff } from "./attempt";
import { endpointsWithWork, hasDue, nextDelivery, releaseHeld } from "./outbox";

const TICK_MS = 200;

type Lane = { worldId: string; done: Promise<void>; stop: AbortController };

/**
 * Sends what the outbox holds. Each endpoint has a lane of its own: within it deliveries go one after another, and a
 * slow endpoint holds up nobody else. All state is in the database, so a restart goes on where the last run stopped.
 */
export class Dispatcher {
  private readonly lanes = new Map<string, Lane>();
  private readonly paused = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private again = false;
  private closed = false;

  constructor(
    private readonly ctx: Ctx,
    private readonly report: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), TICK_MS);
  }

  /** Looks at the outbox now. */
  wake(): void {
    if (this.closed) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = true;
    this.look()
      .catch(this.report)
      .finally(() => {
        this.looking = false;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  /** Keeps this world's outbox still while `work` runs; `abort` also calls off what is on its way. */
  async whilePaused<T>(worldId: string, abort: boolean, work: () => Promise<T>): Promise<T> {
    this.paused.set(worldId, (this.paused.get(worldId) ?? 0) + 1);
    try {
      const lanes = [...this.lanes.values()].filter((lane) => lane.worldId === worldId);
      if (abort) for (const lane of lanes) lane.stop.abort();
      await Promise.all(lanes.map((lane) => lane.done));
      return await work();
    } finally {
      const depth = (this.paused.get(worldId) ?? 1) - 1;
      if (depth > 0) this.paused.set(worldId, depth);
      else this.paused.delete(worldId);
      this.wake();
    }
  }

  /** Attempts everything of a paused world that is due, in order. */
  async drain(worldId: string): Promise<void> {
    const never = new AbortController().signal;
    for (;;) {
      const delivery = await nextDelivery(this.ctx.db, { worldId });
      if (!delivery) return;
      await attempt(this.ctx, delivery, never);
    }
  }

  /** Waits until nothing is due or under way, then lets go of what faults hold back. False when time ran out. */
  async idle(worldId: string, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const busy = [...this.lanes.values()].some((lane) => lane.worldId === worldId);
      if (!busy && !(await hasDue(this.ctx.db, worldId))) {
        if ((await releaseHeld(this.ctx.db, { worldId })) === 0) return true;
      }
      if (Date.now() >= deadline) return false;
      this.wake();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    while (this.looking) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const lane of this.lanes.values()) lane.stop.abort();
    await Promise.all([...this.lanes.values()].map((lane) => lane.done));
  }

  private async look(): Promise<void> {
    await meetDeadlines(this.ctx);
    const found = await endpointsWithWork(this.ctx.db, [...this.lanes.keys()], [...this.paused.keys()]);
    if (this.closed) return;
    for (const { endpointId, worldId } of found) {
      if (!this.lanes.has(endpointId) && !this.paused.has(worldId)) this.open(endpointId, worldId);
    }
  }

  private open(endpointId: string, worldId: string): void {
    const stop = new AbortController();
    const done = this.run(endpointId, worldId, stop.signal)
      .catch((error) => {
        if (!(error instanceof CalledOff)) this.report(error);
      })
      .finally(() => this.lanes.delete(endpointId));
    this.lanes.set(endpointId, { worldId, done, stop });
  }

  private async run(endpointId: string, worldId: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.paused.has(worldId)) {
      const delivery = await nextDelivery(this.ctx.db, { endpointId });
      if (!delivery) return;
      await attempt(this.ctx, delivery, signal);
    }
  }
}
