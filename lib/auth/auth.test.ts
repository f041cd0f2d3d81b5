import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { clientIp } from "./client-ip";
import { emailAddress } from "./input";
import { confirmPath, failurePath, isFromElsewhere, isRedemption, localeOf, redeemPath } from "./redeem";
import { safeReturnTo } from "./return-to";
import { hashSignInToken, newSignInToken } from "./token";

describe("safeReturnTo", () => {
  it.each(["/fr/sell", "/ar/orders?x=1", "/"])("keeps %s", (path) => {
    expect(safeReturnTo(path, "/fallback")).toBe(path);
  });
  it.each([
    undefined,
    ["/fr"],
    "",
    "fr/sell",
    "//evil.test",
    "/\\evil.test",
    "/.//evil.test",
    "/fr/..//evil.test",
    "/\t/evil.test",
    "https://evil.test",
    "javascript:alert(1)",
    "/api/auth/signout",
    "/fr/../api/auth/signout",
  ])("refuses %j", (value) => {
    expect(safeReturnTo(value, "/fallback")).toBe("/fallback");
  });
});

describe("emailAddress", () => {
  it("has one form for one address", () => {
    expect(emailAddress.parse("  Amal@Souk.TEST ")).toBe("amal@souk.test");
    expect(emailAddress.parse("ａmal@souk.test")).toBe("amal@souk.test");
  });
  it.each([undefined, "", "amal", "a@b@c.tn", "amal@souk", `${"a".repeat(250)}@souk.test`])(
    "refuses %s",
    (value) => {
      expect(emailAddress.safeParse(value).success).toBe(false);
    },
  );
});

describe("the redemption of a link", () => {
  const url = new URL(
    redeemPath({ token: "t", email: "a@souk.test", next: "/ar/sell?x=1", locale: "ar" }),
    "https://souk.test",
  );

  it("hashes its token as next-auth does", () => {
    const require = createRequire(import.meta.url);
    // Not exported: by its place in the package.
    const { hashToken } = require(join(dirname(require.resolve("next-auth")), "core/lib/utils.js"));
    const token = newSignInToken();
    expect(hashSignInToken(token, "secret")).toBe(hashToken(token, { provider: {}, secret: "secret" }));
  });
  it("knows its page's language", () => {
    expect(localeOf(url)).toBe("ar");
    expect(localeOf(new URL("https://souk.test/api/auth/signin?callbackUrl=/en/sell"))).toBe("en");
    expect(localeOf(new URL("https://souk.test/api/auth/error?callbackUrl=https://evil.test/en"))).toBe("fr");
  });
  it.each([
    [["callback", "email"], true],
    // next-auth takes the first two parts and redeems the token.
    [["callback", "email", "more"], true],
    [["signin", "email"], false],
    [["callback"], false],
  ])("is recognised as next-auth does: %j", (parts, expected) => {
    expect(isRedemption(parts)).toBe(expected);
  });
  it("is not taken from another site's form", () => {
    const from = (site?: string) => isFromElsewhere(new Headers(site ? { "sec-fetch-site": site } : {}));
    expect([from("cross-site"), from("same-site")]).toEqual([true, true]);
    expect([from("same-origin"), from("none"), from()]).toEqual([false, false, false]);
  });
  it("begins on our page, where a button is pressed", () => {
    expect(confirmPath(url)).toBe(
      "/ar/sign-in/confirm?token=t&email=a%40souk.test&next=%2Far%2Fsell%3Fx%3D1",
    );
  });
  it("fails on our page, in the person's language, and keeps where they were going", () => {
    const failed = "https://souk.test/api/auth/error?error=Verification";
    expect(failurePath(url, failed)).toBe("/ar/sign-in?error=Verification&next=%2Far%2Fsell%3Fx%3D1");
    expect(failurePath(url, "https://souk.test/ar/sell?x=1")).toBeNull();
    expect(failurePath(url, null)).toBeNull();
  });
});

it.each([
  ["41.0.0.1", "41.0.0.1"],
  // Only the last one was written by our proxy: the others may be made up, and new each time.
  ["1.1.1.1, 41.0.0.1", "41.0.0.1"],
  ["::ffff:41.0.0.1", "41.0.0.1"],
  ["2c0f:f698:12:1:aaaa::1", "2c0f:f698:12:1::/64"],
  ["2c0f:f698:12:1::2", "2c0f:f698:12:1::/64"],
  ["2c0f::1", "2c0f:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  // Longer than what an index of PostgreSQL takes.
  ["x".repeat(9000), "direct"],
  ["41.0.0.1, ", "direct"],
  [undefined, "direct"],
])("counts by the last hop, whatever stands there (%#)", (header, expected) => {
  expect(clientIp(new Headers(header ? { "x-forwarded-for": header } : {}))).toBe(expected);
});
