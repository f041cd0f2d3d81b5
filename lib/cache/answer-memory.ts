import type { OutgoingHttpHeaders } from "node:http";

/** An answer as it goes out: the same to everybody who asks for that address in that encoding. */
export type SentAnswer = { headers: OutgoingHttpHeaders; body: Buffer };

/** About what an answer takes besides its body and its key: its headers, and the place in the map. */
const BESIDES_BYTES = 1024;

/**
 * Answers as they were sent, compressed or not. `mark` is taken before an answer is asked for and given back with it:
 * what was asked for before the last `forgetAll` may be from before the change, and is not kept.
 */
export class AnswerMemory {
  private answers = new Map<string, SentAnswer & { until: number }>();
  private bytes = 0;
  private round = 0;

  constructor(
    /** Over all of them, keys and headers too: whoever asks in ever new ways must not fill the memory. */
    private mostBytes: number,
    /** After this long Next is asked again. */
    private mostAgeMs: number,
    private now: () => number = () => performance.now(),
  ) {}

  get(key: string): SentAnswer | undefined {
    const answer = this.answers.get(key);
    if (!answer || answer.until > this.now()) return answer;
    this.drop(key);
    return undefined;
  }

  mark(): number {
    return this.round;
  }

  put(key: string, answer: SentAnswer, mark: number): void {
    if (mark !== this.round) return;
    this.drop(key);
    this.answers.set(key, { ...answer, until: this.now() + this.mostAgeMs });
    this.bytes += sizeOf(key, answer);
    for (const oldest of this.answers.keys()) {
      if (this.bytes <= this.mostBytes) break;
      this.drop(oldest);
    }
  }

  forgetAll(): void {
    this.round++;
    this.answers.clear();
    this.bytes = 0;
  }

  private drop(key: string): void {
    const answer = this.answers.get(key);
    if (answer) this.bytes -= sizeOf(key, answer);
    this.answers.delete(key);
  }
}

/** A character of a key may take two bytes. */
const sizeOf = (key: string, { body }: SentAnswer) => body.length + 2 * key.length + BESIDES_BYTES;
