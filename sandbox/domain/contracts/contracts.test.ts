import { expect, test } from "vitest";
import { isLiveLink, LINK_LIFETIME_MS, signedLink } from "../files/links";
import { sniffType } from "../files/store";
import { languageOf } from "./language";
import { visualOrder } from "./pdf-text";
import { type Contract, isFullySigned } from "./read";
import { versionsOf } from "./view";

test("the language of the terms", () => {
  expect(languageOf("The seller delivers the website within 7 days.")).toBe("en");
  expect(languageOf("Le vendeur livre le site en 7 jours.")).toBe("fr");
  expect(languageOf("يلتزم البائع بتسليم الموقع خلال 7 أيام عبر Souk.")).toBe("ar");
  expect(languageOf("12345")).toBe("fr");
});

test("the versions of a contract follow its signatures", () => {
  const at = (minute: number) => new Date(Date.UTC(2025, 0, 1, 0, minute));
  const contract = { createdAt: at(0), sellerSignedAt: null, buyerSignedAt: null } as Contract;
  const types = (over: Partial<Contract>) => versionsOf({ ...contract, ...over }).map(({ type }) => type);
  expect(types({})).toEqual(["unsigned"]);
  expect(types({ sellerSignedAt: at(1) })).toEqual(["unsigned", "seller-signed"]);
  expect(types({ sellerSignedAt: at(2), buyerSignedAt: at(1) })).toEqual([
    "unsigned",
    "buyer-signed",
    "fully-signed",
  ]);
  expect(isFullySigned({ sellerSignedAt: at(1), buyerSignedAt: null })).toBe(false);
});

test("in a line from right to left, what is not Arabic keeps its own order", () => {
  const word = (text: string) => ({ text, rtl: /\p{Script=Arabic}/u.test(text) });
  const line = ["عبر", "DHMAD", "Escrow", "فقط", "لا"].map(word);
  expect(visualOrder(line, true).map(({ text }) => text)).toEqual(["لا", "فقط", "DHMAD", "Escrow", "عبر"]);
  const french = ["Le", "mot", "لا", "seul"].map(word);
  expect(visualOrder(french, false).map(({ text }) => text)).toEqual(["Le", "mot", "لا", "seul"]);
});

test("a link works for a quarter of an hour, for its own path and key", () => {
  const now = new Date("2025-05-01T12:00:00Z");
  const url = new URL(`http://x${signedLink("/files/a", "key", now)}`);
  const query = Object.fromEntries(url.searchParams);
  const later = (ms: number) => new Date(now.getTime() + ms);
  expect(isLiveLink("/files/a", "key", query, later(LINK_LIFETIME_MS - 1))).toBe(true);
  expect(isLiveLink("/files/a", "key", query, later(LINK_LIFETIME_MS))).toBe(false);
  expect(isLiveLink("/files/b", "key", query, now)).toBe(false);
  expect(isLiveLink("/files/a", "other", query, now)).toBe(false);
  expect(isLiveLink("/files/a", "key", { ...query, expires: `${query.expires}0` }, now)).toBe(false);
  expect(isLiveLink("/files/a", "key", {}, now)).toBe(false);
});

test("the type of a file is what its first bytes say", () => {
  expect(sniffType(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
  expect(sniffType(Buffer.from("\x89PNG\r\n\x1a\n....", "latin1"))).toBe("image/png");
  expect(sniffType(Buffer.from("RIFF1234WEBPVP8 ", "latin1"))).toBe("image/webp");
  expect(sniffType(Buffer.from("%PDF-1.7\n"))).toBe("application/pdf");
  expect(sniffType(Buffer.from("<svg onload=alert(1)>"))).toBeNull();
  expect(sniffType(Buffer.from("MZ"))).toBeNull();
});
