import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Autosaver, type Saving, type Sent, type Start } from "./autosaver";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const MOMENT_MS = 1_100;

/** A form with one field, and a server that answers as it is told. */
function scene(answers: (Sent | "saved")[]) {
  let title = "";
  const sent: Record<string, FormDataEntryValue>[] = [];
  const shown: Saving["phase"][] = [];
  const start: Start = { edit: "edit-0", stockShown: "5" };
  const saver = new Autosaver({
    start,
    read: () => {
      const form = new FormData();
      form.set("title", title);
      return form;
    },
    send: async (form) => {
      sent.push(Object.fromEntries(form));
      const answer = sent.length > answers.length ? "saved" : (answers[sent.length - 1] ?? null);
      return answer === "saved"
        ? {
            status: "saved",
            edit: String(form.get("nextEdit")),
            stockShown: "3",
            said: "",
            fields: {},
            drawAgain: false,
          }
        : answer;
    },
    show: ({ phase }) => shown.push(phase),
    onSaved: () => {},
  });
  const type = (text: string) => {
    title = text;
    saver.touch();
  };
  return { saver, sent, shown, start, type, pass: () => vi.advanceTimersByTimeAsync(MOMENT_MS) };
}

test("saves a moment after typing stops, once, and goes on from what the answer says", async () => {
  const { sent, shown, type, pass } = scene([]);
  type("V");
  type("Vase");
  expect(sent).toEqual([]);
  await pass();
  expect(sent).toMatchObject([{ title: "Vase", edit: "edit-0", stockShown: "5" }]);
  type("Vase bleu");
  await pass();
  expect(sent[1]).toMatchObject({ title: "Vase bleu", edit: sent[0]?.nextEdit, stockShown: "3" });
  expect(shown).toEqual(["saving", "saved", "saving", "saved"]);
  await pass();
  expect(sent).toHaveLength(2);
});

test("what got no answer is sent again under its own name before anything newer", async () => {
  const { saver, sent, shown, type, pass } = scene([null]);
  type("Vase");
  await pass();
  expect(shown.at(-1)).toBe("failed");
  type("Vase bleu");
  await saver.flush();
  expect(sent.map(({ title }) => title)).toEqual(["Vase", "Vase", "Vase bleu"]);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[2]?.edit).toBe(sent[1]?.nextEdit);
});

test("tries again by itself, and less and less often", async () => {
  const { sent, type, pass } = scene([null, null]);
  type("Vase");
  await pass();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(7_000);
  expect(sent).toHaveLength(3);
});

test("sends nothing more after a conflict until a button has decided", async () => {
  const { saver, sent, shown, start, type, pass } = scene([{ status: "conflict", said: "", fields: {} }]);
  type("Vase");
  await pass();
  expect(shown.at(-1)).toBe("conflict");
  type("Vase bleu");
  await pass();
  saver.release({ edit: "edit-0" }, false);
  await pass();
  expect(sent).toHaveLength(1);
  await saver.hold();
  saver.release({ edit: "edit-9", stockShown: "7" }, false);
  expect(start).toEqual({ edit: "edit-9", stockShown: "7" });
  type("Vase vert");
  await pass();
  expect(sent[1]).toMatchObject({ title: "Vase vert", edit: "edit-9", stockShown: "7" });
});

test("what is still lost when a button failed is sent again", async () => {
  const { saver, sent, type, pass } = scene([null, null]);
  type("Vase");
  await pass();
  await saver.hold();
  saver.release({ edit: "edit-0" }, false);
  await pass();
  expect(sent).toHaveLength(3);
  expect(sent[2]).toEqual(sent[0]);
});

test("is silent while the whole form is on its way, and goes on with what was typed meanwhile", async () => {
  const { saver, sent, type, pass } = scene([]);
  type("Vase");
  await saver.hold();
  type("Vase bleu");
  await pass();
  expect(sent).toEqual([]);
  saver.release({ edit: "edit-1" }, false);
  await pass();
  expect(sent).toMatchObject([{ title: "Vase bleu", edit: "edit-1" }]);
});
