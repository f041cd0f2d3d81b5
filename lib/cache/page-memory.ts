import type { OutgoingHttpHeaders } from "node:http";

/** A page as it goes out: with one of these the answer is the same to everybody who asks for that encoding. */
export type SentPage = { headers: OutgoingHttpHeaders; body: Buffer };

/** Of bodies, over all of them. */
const MOST_BYTES = 64 * 1024 * 1024;
/** After this long the cache behind is asked again, so that its own times of expiry hold to within a minute. */
const MOST_AGE_MS = 60_000;

/**
 * Pages as they were sent, compressed or not. `mark` is taken before a page is asked for and given back with it: what
 * was asked for before the last `forgetAll` may be from before the change, and is not kept.
 */
export class PageMemory {
  private pages = new Map<string, SentPage & { until: number }>();
  private bytes = 0;
  private round = 0;

  constructor(
    private mostBytes = MOST_BYTES,
    private now: () => number = () => performance.now(),
  ) {}

  get(key: string): SentPage | undefined {
    const page = this.pages.get(key);
    if (!page || page.until > this.now()) return page;
    this.drop(key);
    return undefined;
  }

  mark(): number {
    return this.round;
  }

  put(key: string, page: SentPage, mark: number): void {
    if (mark !== this.round) return;
    this.drop(key);
    this.pages.set(key, { ...page, until: this.now() + MOST_AGE_MS });
    this.bytes += page.body.length;
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= this.mostBytes) break;
      this.drop(oldest);
    }
  }

  forgetAll(): void {
    this.round++;
    this.pages.clear();
    this.bytes = 0;
  }

  private drop(key: string): void {
    this.bytes -= this.pages.get(key)?.body.length ?? 0;
    this.pages.delete(key);
  }
}
