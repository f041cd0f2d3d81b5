import { expect, test } from "vitest";
import { startForTests } from "./harness";
import { BUYER } from "./steps";

const app = startForTests();

test("a restart keeps what was there; redirects and webhook follow the application to its new address", async () => {
  await app.control("POST", "/act", { as: BUYER, action: "topUp", amount: 10 });
  await app.control("POST", "/clock", { advanceMs: 86_400_000 });
  await app.restart({ SANDBOX_APP_URL: "http://localhost:3999" });
  const { body } = await app.control("GET", "/state");
  expect(body).toMatchObject({
    appUrl: "http://localhost:3999",
    redirectUrls: ["http://localhost:3999/checkout/callback", "http://localhost:3999/onboarding/kyc-done"],
    endpoints: [{ url: "http://localhost:3999/api/webhooks/dhmad" }],
    ledger: { balanced: true },
  });
  expect(body.users).toContainEqual(expect.objectContaining({ email: BUYER, wallet: 10 }));
  expect(Date.parse(String(body.now)) - Date.now()).toBeGreaterThan(86_000_000);
});
