import { describe, expect, test } from "vitest";
import { readForm } from "./read-form";
import { isSameOrigin } from "./same-origin";

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://souk.test/messages/send", { method: "POST", body, headers });

function form(fileBytes: number): FormData {
  const fields = new FormData();
  fields.set("body", "Où est-il fabriqué ?");
  fields.append("files", new File([Buffer.alloc(fileBytes, 7)], "a.pdf"));
  return fields;
}

describe("readForm", () => {
  test("reads a form with its files", async () => {
    const read = await readForm(post(form(1000)), 10_000);
    expect(read?.whole).toBe(true);
    expect(read?.form.get("body")).toBe("Où est-il fabriqué ?");
    expect(read?.form.get("files")).toMatchObject({ name: "a.pdf", size: 1000 });
  });

  test("of one that is too large it keeps what was typed", async () => {
    for (const bytes of [20_000, 1_000_000]) {
      const read = await readForm(post(form(bytes)), 10_000);
      expect(read?.whole).toBe(false);
      expect([...(read?.form ?? [])]).toEqual([["body", "Où est-il fabriqué ?"]]);
    }
  });

  test("what is no form is none", async () => {
    expect(await readForm(post("{}", { "content-type": "application/json" }), 100)).toBeNull();
    expect(await readForm(post("x", { "content-type": "multipart/form-data" }), 100)).toBeNull();
    expect(await readForm(post("x".repeat(200), { "content-type": "text/plain" }), 100)).toBeNull();
  });
});

test("only a page of ours may send a form", () => {
  const from = (origin?: string) =>
    isSameOrigin(post("", origin === undefined ? {} : { origin }), "http://souk.test:3000");
  expect(from("http://souk.test:3000")).toBe(true);
  for (const other of [
    undefined,
    "null",
    "http://souk.test",
    "https://souk.test:3000",
    "http://souk.test:3000.evil.tn",
  ])
    expect(from(other), other).toBe(false);
});
