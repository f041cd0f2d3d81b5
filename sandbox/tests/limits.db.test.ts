import { expect, test } from "vitest";
import { startForTests } from "./harness";

const app = startForTests({ SANDBOX_RATE_LIMIT: "5", SANDBOX_CONTROL_TOKEN: "" });
const KEY = `sk_live_${"0".repeat(63)}1`;

test("the sixth request of a minute is 429 with retryAfter, and every answer carries the headers", async () => {
  const answers = [];
  for (let call = 0; call < 6; call += 1)
    answers.push(await app.api(KEY, "GET", call === 3 ? "/none" : "/me"));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 404, 200, 429]);
  expect(answers.map((answer) => answer.headers.get("x-ratelimit-remaining"))).toEqual([
    "4",
    "3",
    "2",
    "1",
    "0",
    "0",
  ]);
  const last = answers[5];
  expect(last?.body).toMatchObject({ error: "Too Many Requests", message: expect.any(String) });
  const retryAfter = Number(last?.body.retryAfter);
  expect(retryAfter).toBeGreaterThan(50);
  expect(retryAfter).toBeLessThanOrEqual(60);
  expect(last?.headers.get("x-ratelimit-limit")).toBe("5");
});

test("without a control token there is no control", async () => {
  const answer = await app.raw("GET", "/_control/state", { authorization: "Bearer " });
  expect(answer.status).toBe(404);
});
