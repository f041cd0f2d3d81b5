import { expect, test } from "vitest";
import { readEnv } from "./env";

const WHOLE = {
  DATABASE_URL: "postgres://localhost/souk",
  APP_URL: "https://souk.test/",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  SMTP_URL: "smtp://localhost",
  MAIL_FROM: "Souk <bonjour@souk.test>",
  DHMAD_API_URL: "https://dhmad.tn/api/v1",
  DHMAD_API_KEY: `sk_live_${"0".repeat(64)}`,
  DHMAD_WEBHOOK_SECRET: "a".repeat(64),
};

test("names each variable that is missing or malformed", () => {
  const { DATABASE_URL: _, ...rest } = WHOLE;
  expect(() => readEnv({ ...rest, DHMAD_API_KEY: "sk_live_1" })).toThrow(
    /DATABASE_URL is missing\n\s*DHMAD_API_KEY must be sk_live_/,
  );
});

test("two webhook secrets while one is being replaced, and never an empty one", () => {
  const secretsOf = (value: string) =>
    readEnv({ ...WHOLE, DHMAD_WEBHOOK_SECRET: value }).DHMAD_WEBHOOK_SECRET;
  const [a, b] = ["a".repeat(64), "b".repeat(64)];
  expect(secretsOf(a)).toEqual([a]);
  expect(secretsOf(`${a}, ${b}`)).toEqual([a, b]);
  // Split at its comma, this would accept what is signed with the empty key.
  for (const open of [`${a},`, `,${a}`, `${a},,${b}`, `${a},short`])
    expect(() => secretsOf(open), open).toThrow(/DHMAD_WEBHOOK_SECRET must be/);
});

test("next-auth is at the address of the site, or the environment is refused", () => {
  expect(readEnv({ ...WHOLE, NEXTAUTH_URL: "https://souk.test" }).NEXTAUTH_URL).toBe("https://souk.test");
  expect(() => readEnv({ ...WHOLE, NEXTAUTH_URL: "http://localhost:3000" })).toThrow(
    /NEXTAUTH_URL must be the address that APP_URL is/,
  );
});

test("a client of Sign in with DHMAD has both its parts, or there is none", () => {
  const client = { DHMAD_OAUTH_CLIENT_ID: "c".repeat(32), DHMAD_OAUTH_CLIENT_SECRET: "b".repeat(64) };
  expect(readEnv({ ...WHOLE, ...client })).toMatchObject(client);
  expect(readEnv(WHOLE).DHMAD_OAUTH_CLIENT_ID).toBeUndefined();
  const { DHMAD_OAUTH_CLIENT_ID: _, ...withoutId } = client;
  expect(() => readEnv({ ...WHOLE, ...withoutId })).toThrow(/DHMAD_OAUTH_CLIENT_ID is missing/);
  expect(() => readEnv({ ...WHOLE, ...client, DHMAD_OAUTH_CLIENT_SECRET: "" })).toThrow(
    /DHMAD_OAUTH_CLIENT_SECRET is missing/,
  );
  expect(() => readEnv({ ...WHOLE, ...client, DHMAD_OAUTH_ISSUER: "dhmad.tn" })).toThrow(
    /DHMAD_OAUTH_ISSUER must be a URL/,
  );
});
