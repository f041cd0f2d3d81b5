import type { DraftAnswer } from "./draft-answer";

/** Long enough for a word to be finished. */
const TYPING_MS = 1_000;
/** After a failure: longer each time, up to the last. */
const AGAIN_MS = [3_000, 10_000, 30_000];

/** `refused`: whoever is signed in by now, it is not the listing's owner. */
export type Sent = DraftAnswer | { status: "refused" } | null;
export type Saving =
  | { phase: "idle" | "saving" | "failed" | "refused" | "kept" }
  | { phase: "saved" | "conflict"; said: string; fields: Record<string, string[]> };

/** From which writing and from which stock the next form is written; without the first nothing is saved yet. */
export type Start = { edit?: string; stockShown?: string };

/** Puts into a form from where it was written. */
export function stamp(form: FormData, { edit, stockShown }: Start): FormData {
  if (edit) form.set("edit", edit);
  if (stockShown !== undefined) form.set("stockShown", stockShown);
  return form;
}

type Options = {
  /** Kept true by each answer. */
  start: Start;
  read: () => FormData;
  /** Gives null where no answer came. */
  send: (form: FormData) => Promise<Sent>;
  show: (saving: Saving) => void;
  onSaved: (answer: DraftAnswer & { status: "saved" }) => void;
};

/**
 * Saves a form by itself, one saving at a time. What got no answer is sent again as it was, under the same name, before
 * anything newer: it may have arrived. After a conflict nothing is sent until the person has decided.
 */
export class Autosaver {
  private dirty = false;
  private held = false;
  private ended = false;
  private lost: FormData | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: Options) {}

  /** Something was typed. */
  touch(): void {
    this.dirty = true;
    this.later(TYPING_MS);
  }

  /** Saves now what is not saved yet. Settles when it is, or when it could not be. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.held || this.ended) return this.running ?? Promise.resolve();
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Before the whole form is sent by its button, which saves all of it: waits for what is under way, then is silent. */
  async hold(): Promise<void> {
    this.dirty = false;
    await (this.lost ? this.flush() : this.running);
    // What is read now is all that there is.
    this.dirty = false;
    this.held = true;
    clearTimeout(this.timer);
  }

  /** The button's form was answered; where it was saved, the next one goes on from `start`. */
  release(start: Start, again: boolean): void {
    this.held = false;
    if (start.edit && start.edit !== this.options.start.edit) {
      this.ended = false;
      this.lost = null;
    }
    Object.assign(this.options.start, start);
    if (again || this.dirty) this.touch();
    else if (this.lost) this.later(TYPING_MS);
  }

  /** Saves what is left and is silent from then on. */
  stop(): void {
    void this.flush();
    this.ended = true;
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    if (!this.held && !this.ended) this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async run(): Promise<void> {
    while (this.lost || this.dirty) {
      const form = this.lost ?? this.next();
      this.options.show({ phase: "saving" });
      const answer = await this.options.send(form);
      this.lost = answer ? null : form;
      if (!answer) {
        this.options.show({ phase: "failed" });
        this.later(AGAIN_MS[Math.min(this.failures, AGAIN_MS.length - 1)] ?? 0);
        this.failures += 1;
        return;
      }
      this.failures = 0;
      if (answer.status !== "saved") {
        this.ended = true;
        this.options.show(
          answer.status === "refused" ? { phase: "refused" } : { ...answer, phase: "conflict" },
        );
        return;
      }
      this.options.start.edit = answer.edit;
      this.options.start.stockShown = answer.stockShown;
      this.options.onSaved(answer);
      this.options.show({ phase: "saved", said: answer.said, fields: answer.fields });
    }
  }

  private next(): FormData {
    this.dirty = false;
    const form = stamp(this.options.read(), this.options.start);
    form.set("nextEdit", crypto.randomUUID());
    return form;
  }
}
