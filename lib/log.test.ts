import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterEach, expect, test, vi } from "vitest";
import { log } from "./log";

afterEach(() => vi.restoreAllMocks());

function lineOf(cause: unknown): Record<string, unknown> {
  let written = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written += text;
    return true;
  });
  log.error("test.failed", { id: 7 }, cause);
  return JSON.parse(written);
}

test("an event is one line of JSON with what went wrong and where", () => {
  expect(lineOf(new TypeError("no such thing"))).toMatchObject({
    level: "error",
    event: "test.failed",
    id: 7,
    error: "no such thing",
    stack: expect.stringContaining("log.test.ts"),
  });
});

test("what a query was asked with is not written: it may be an address or a token", () => {
  const refused = new Error("the database system is shutting down");
  const line = lineOf(new DrizzleQueryError("select * from sessions where token = $1", ["s3cret"], refused));
  expect(line).toMatchObject({
    error: "the database system is shutting down",
    query: "select * from sessions where token = $1",
    stack: expect.stringContaining("log.test.ts"),
  });
  expect(JSON.stringify(line)).not.toContain("s3cret");
});
