import { expect, test, vi } from "vitest";
import { z } from "zod";
import { emailAddress } from "@/lib/auth";
import { parseForm } from "./run-form";

const parse = (schema: z.ZodType, fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return parseForm(form, schema);
};

test("a NUL reaches no query: PostgreSQL would refuse the statement", () => {
  const schema = z.object({ title: z.string() });
  expect(parse(schema, { title: "ta\0pis" })).toEqual({ ok: true, data: { title: "ta\uFFFDpis" } });
});

test("each field says the first thing that is wrong with it", () => {
  const schema = z.object({ title: z.string().min(2, "short").regex(/^x/, "form") });
  expect(parse(schema, { title: "a" })).toMatchObject({ ok: false, error: { fields: { title: ["short"] } } });
});

test("an address of megabytes is refused before it is normalised", () => {
  const normalize = vi.spyOn(String.prototype, "normalize");
  expect(emailAddress.safeParse("a@souk.test").success).toBe(true);
  expect(normalize).toHaveBeenCalledTimes(1);
  expect(emailAddress.safeParse("\uFDFA".repeat(2_000_000)).success).toBe(false);
  expect(normalize).toHaveBeenCalledTimes(1);
  normalize.mockRestore();
});
