import { expect, test } from "vitest";
import { EnvError, readEnv } from "./env";

const url = "postgres://localhost/x";

test("the defaults; blank is unset", () => {
  expect(readEnv({ SANDBOX_DATABASE_URL: url, SANDBOX_CONTROL_TOKEN: "", PATH: "/bin" })).toEqual({
    SANDBOX_DATABASE_URL: url,
    SANDBOX_PORT: 4010,
    SANDBOX_SMTP_PORT: 4025,
    SANDBOX_APP_URL: "http://localhost:3000",
    SANDBOX_RATE_LIMIT: 100,
  });
});

test("one clear line for each bad variable", () => {
  const bad = { SANDBOX_PORT: "x", SANDBOX_URL: "nope", SANDBOX_RATE_LIMIT: "0" };
  expect(() => readEnv(bad)).toThrow(EnvError);
  try {
    readEnv(bad);
  } catch (error) {
    const lines = (error as EnvError).message.split("\n");
    expect(lines).toHaveLength(4);
    for (const name of ["SANDBOX_DATABASE_URL", "SANDBOX_PORT", "SANDBOX_URL", "SANDBOX_RATE_LIMIT"]) {
      expect(lines.some((line) => line.startsWith(name))).toBe(true);
    }
  }
});
