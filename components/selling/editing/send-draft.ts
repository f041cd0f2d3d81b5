import type { DraftAnswer } from "./draft-answer";

/** What a browser sends on after its page has gone is 64 kB at most, and a character takes up to three bytes. */
const LASTING_CHARACTERS = 20_000;

/** Sends a draft so that it arrives although the page is being left. Gives null where no answer came. */
export async function sendDraft(
  address: string,
  form: FormData,
): Promise<DraftAnswer | { status: "refused" } | null> {
  const length = [...form.values()].reduce((sum, value) => sum + String(value).length, 0);
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: form,
      keepalive: length < LASTING_CHARACTERS,
    });
    if (answer.ok) return (await answer.json()) as DraftAnswer;
    return answer.status < 500 ? { status: "refused" } : null;
  } catch {
    // No network, or the page was left.
    return null;
  }
}
