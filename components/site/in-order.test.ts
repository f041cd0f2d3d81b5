import { expect, test } from "vitest";
import { inOrder } from "./in-order";

/** Questions that are answered when the test says so. */
function slow() {
  const waiting: PromiseWithResolvers[] = [];
  const question = () =>
    new Promise<string>((resolve, reject) => {
      waiting.push({ resolve, reject });
    });
  return { waiting, question };
}
type PromiseWithResolvers = { resolve: (answer: string) => void; reject: (cause: Error) => void };

test("an older answer does not undo a newer one", async () => {
  const { waiting, question } = slow();
  const heard: string[] = [];
  const ask = inOrder(question, (answer) => heard.push(answer));
  const both = [ask(), ask()];
  waiting[1]?.resolve("new");
  await both[1];
  waiting[0]?.resolve("old");
  await both[0];
  expect(heard).toEqual(["new"]);
});

test("answers that come in turn are all told, and what fails holds up nothing", async () => {
  const { waiting, question } = slow();
  const heard: string[] = [];
  const ask = inOrder(question, (answer) => heard.push(answer));
  const all = [ask(), ask(), ask()];
  waiting[0]?.resolve("one");
  waiting[2]?.reject(new Error("offline"));
  waiting[1]?.resolve("two");
  await Promise.all(all);
  expect(heard).toEqual(["one", "two"]);
});
