import type { Case } from "../run";
import { any } from "../shape";

const FAKE = "f".repeat(64);

/** Keys, limits and the form of errors. */
export const common: Case[] = [
  {
    section: "§1",
    title: "the key is taken from Authorization: Bearer and from X-API-Key",
    run: async (t) => {
      const ways: Record<string, string>[] = [
        { authorization: `Bearer ${t.key()}` },
        { "x-api-key": t.key() },
      ];
      for (const headers of ways) {
        t.check(await t.raw({ method: "GET", path: "/api/v1/me", headers }), 200, {}, "GET /me");
      }
    },
  },
  ...(
    [
      ["no key", {}],
      ["an unknown sandbox key", { authorization: `Bearer sk_sandbox_${FAKE}` }],
      ["an unknown live key", { authorization: `Bearer sk_live_${FAKE}` }],
      ["a malformed key", { authorization: "Bearer sk_test_1" }],
      ["an unknown X-API-Key", { "x-api-key": `sk_sandbox_${FAKE}` }],
    ] as const
  ).map(
    ([what, headers]): Case => ({
      section: "§1",
      title: `${what} is 401 with an error`,
      run: async (t) => {
        const request = { method: "GET", path: "/api/v1/me", headers };
        t.check(await t.raw(request), 401, { error: any.text }, "GET /me");
      },
    }),
  ),
  {
    section: "§1",
    title: "every answer carries the headers of the rate limit",
    run: async (t) => {
      for (const path of ["/me", "/nowhere"]) {
        const { headers } = await t.api("GET", path);
        t.fits(Number(headers.get("x-ratelimit-limit")) > 0, true, "X-RateLimit-Limit");
        t.fits(headers.get("x-ratelimit-remaining"), any.matching(/^\d+$/), "X-RateLimit-Remaining");
        t.fits(headers.get("x-ratelimit-reset"), any.matching(/^\d+$/), "X-RateLimit-Reset");
      }
    },
  },
  {
    section: "§1",
    title: "beyond the limit: 429 with retryAfter, until the window has passed",
    needs: ["control", "liveKey"],
    run: async (t) => {
      await t.control("POST", "/developer", { rateLimits: { live: 1 } });
      try {
        const headers = { authorization: `Bearer ${t.key("live")}` };
        await t.raw({ method: "GET", path: "/api/v1/me", headers }, false);
        const answer = await t.raw({ method: "GET", path: "/api/v1/me", headers }, false);
        t.check(answer, 429, { error: any.text, message: any.text, retryAfter: any.number }, "GET /me");
        await t.advance(61_000);
        t.check(
          await t.raw({ method: "GET", path: "/api/v1/me", headers }, false),
          200,
          {},
          "a minute later",
        );
      } finally {
        await t.control("POST", "/developer", { rateLimits: { live: 100_000 } });
      }
    },
  },
  ...(
    [
      ["GET", "/balance"],
      ["GET", "/escrows"],
    ] as const
  ).map(
    ([method, path]): Case => ({
      section: "§1",
      title: `${method} ${path} without an associated account is 403`,
      needs: ["control"],
      run: async (t) => {
        await t.control("POST", "/developer", { associated: false });
        try {
          await t.expects([method, path], 403, { error: any.text });
          await t.expects(["GET", "/me"], 200);
          await t.escrow();
        } finally {
          await t.control("POST", "/developer", { associated: true });
        }
      },
    }),
  ),
  {
    section: "§2",
    title: "a faulty body is 400 with error, message and the field",
    run: async (t) => {
      await t.expects(["POST", "/escrows", t.escrowBody({ title: "" })], 400, {
        error: "Bad Request",
        message: any.text,
        details: { field: "title" },
      });
    },
  },
  {
    section: "§2",
    title: "a body that is not JSON is 400",
    run: async (t) => {
      await t.expects(["POST", "/escrows", "{"], 400, { error: any.text });
    },
  },
  {
    section: "§2",
    title: "what is not found says so in error alone",
    run: async (t) => {
      await t.expects(["GET", `/escrows/${"0".repeat(24)}`], 404, { error: "Escrow not found" });
    },
  },
  {
    section: "§9",
    title: "GET /me answers with key information",
    run: async (t) => {
      const { body } = await t.expects(["GET", "/me"], 200);
      t.fits(Object.keys(body).length > 0, true, "an object");
    },
  },
  {
    section: "§9",
    title: "GET /balance answers available, pending and escrow",
    needs: ["associated"],
    run: async (t) => {
      const balance = { available: any.number, pending: any.number, escrow: any.number };
      await t.expects(["GET", "/balance"], 200, { balance });
    },
  },
];
