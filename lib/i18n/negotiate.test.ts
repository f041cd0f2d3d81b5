import { describe, expect, it } from "vitest";
import { preferredLocale } from "./negotiate";

describe("preferredLocale", () => {
  it.each([
    ["ar", "fr", "ar"],
    ["xx", "en-GB,en;q=0.9", "en"],
    [undefined, "de,ar-TN;q=0.8,en;q=0.9", "en"],
    [undefined, "ar;q=0, de", "fr"],
    [undefined, "*", "fr"],
    [undefined, "", "fr"],
    [undefined, null, "fr"],
    [undefined, "AR-tn", "ar"],
  ])("cookie %s, header %s: %s", (cookie, header, expected) => {
    expect(preferredLocale(cookie, header)).toBe(expected);
  });
});
