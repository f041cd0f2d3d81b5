import { readFileSync } from "node:fs";
import { redirect } from "next/navigation";
import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createDb } from "@/db/client";
import { inRoot } from "@/scripts/lib/paths";
import { failurePage, TOKENS } from "./failure-page";
import { apiRoute, pageRoute } from "./guard";

let logged: string[];
beforeEach(() => {
  logged = [];
  vi.spyOn(process.stderr, "write").mockImplementation((line) => logged.push(String(line)) > 0);
});
afterEach(() => vi.restoreAllMocks());

/** A database where nobody listens: port 1 is reserved. */
async function askAway(): Promise<Response> {
  const { db, close } = createDb("postgres://souk@127.0.0.1:1/souk", 1);
  try {
    await db.execute("select 1");
    return new Response("answered");
  } finally {
    await close();
  }
}
const broken = async (): Promise<Response> => {
  throw new TypeError("secret of ours");
};
const ask = (headers: Record<string, string> = {}) =>
  new NextRequest("http://souk.test/checkout/callback?session_id=hidden", { headers });

describe("for programs", () => {
  test("while the database is away: 503 in JSON, when to come again, and one line in the log", async () => {
    const response = await apiRoute(askAway)(ask());
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ error: "unavailable" });
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? "")).toMatchObject({ event: "route.failed", path: "/checkout/callback" });
    expect(logged[0]).not.toContain("hidden");
  });

  test("a bug is 500 in JSON, tells nothing, and is not worth another try", async () => {
    const response = await apiRoute(broken)(ask());
    expect([response.status, response.headers.get("retry-after")]).toEqual([500, null]);
    expect(await response.json()).toEqual({ error: "internal" });
    expect(logged).toHaveLength(1);
  });
});

describe("for people", () => {
  test.each([
    ["the language that was chosen", { cookie: "NEXT_LOCALE=ar", "accept-language": "en" }, "ar", "rtl"],
    ["else that of the browser", { "accept-language": "en" }, "en", "ltr"],
    ["else French", {}, "fr", "ltr"],
  ])("the page of a failure, 503, in %s", async (_, headers, locale, direction) => {
    const response = await pageRoute(askAway)(ask(headers));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).not.toBeNull();
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const html = await response.text();
    expect(html).toContain(`<html lang="${locale}" dir="${direction}">`);
    expect(html).toContain(`href="/${locale}"`);
    expect(html).not.toContain("hidden");
    expect(logged).toHaveLength(1);
  });

  test("a redirect is no failure", async () => {
    const leads = pageRoute(async () => redirect("/fr/orders"));
    await expect(leads(ask())).rejects.toMatchObject({ digest: expect.stringContaining("/fr/orders") });
    expect(logged).toEqual([]);
  });

  test("its colours are the site's", () => {
    const css = readFileSync(inRoot("app", "globals.css"), "utf8");
    for (const [name, value] of Object.entries(TOKENS)) expect(css).toContain(`--${name}: ${value};`);
    expect(failurePage("fr")).toContain(TOKENS.brand);
  });
});
