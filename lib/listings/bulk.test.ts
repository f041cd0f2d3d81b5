import { describe, expect, test } from "vitest";
import { type BulkChange, bulkApplication, bulkQuery, planBulk } from "./bulk-plan";
import type { Listing } from "./state";

const LISTING = {
  status: "published",
  publishedAt: new Date(),
  title: "Tapis",
  description: "Laine",
  categorySlug: "maison",
  mode: "quick",
  currency: "TND",
  priceMinor: 12_345,
  deliveryDays: 3,
  contractTerms: "",
} as Listing;
const paused = { ...LISTING, status: "draft" } as Listing;
const plan = (change: BulkChange, over: Partial<Listing> = {}, verified = true) =>
  planBulk({ ...LISTING, ...over }, change, verified);

describe("a change that is asked for", () => {
  test.each([
    [
      { kind: "percent", value: "-10" },
      { kind: "percent", tenths: -100 },
    ],
    [
      { kind: "percent", value: " +12,5 % " },
      { kind: "percent", tenths: 125 },
    ],
    [
      { kind: "percent", value: "−0.5" },
      { kind: "percent", tenths: -5 },
    ],
    [
      { kind: "amount", value: "-1,500" },
      { kind: "amount", millimes: -1500 },
    ],
    [
      { kind: "amount", value: "2" },
      { kind: "amount", millimes: 2000 },
    ],
    [{ kind: "pause", value: "whatever" }, { kind: "pause" }],
    [{ kind: "resume" }, { kind: "resume" }],
  ])("%j is read", (typed, change) => {
    expect(bulkQuery.parse(typed)).toEqual(change);
  });
  test.each([
    { kind: "percent", value: "0" },
    { kind: "percent", value: "-91" },
    { kind: "percent", value: "501" },
    { kind: "percent", value: "12.55" },
    { kind: "percent", value: "" },
    { kind: "amount", value: "0" },
    { kind: "amount", value: "1.2345" },
    { kind: "amount", value: "--1" },
    { kind: "amount", value: "dix" },
    { kind: "delete", value: "" },
  ])("%j is refused", (typed) => {
    expect(bulkQuery.safeParse(typed).success).toBe(false);
  });
  test("what is confirmed is read as a whole or not at all", () => {
    const id = "0b7e6f5c-3a44-4cf6-9d2f-6f6f6f6f6f6f";
    const shown = JSON.stringify([{ id, was: "12345" }]);
    expect(bulkApplication.parse({ kind: "percent", value: "5", shown })).toEqual({
      change: { kind: "percent", tenths: 50 },
      shown: [{ id, was: "12345" }],
    });
    for (const broken of [
      "",
      "[]",
      "{",
      '[{"id":"x","was":"1"}]',
      JSON.stringify(Array(51).fill({ id, was: "1" })),
    ])
      expect(bulkApplication.safeParse({ kind: "percent", value: "5", shown: broken }).success).toBe(false);
  });
});

describe("what would become of a listing", () => {
  test("a price moves by a share, rounded to the millime, or by an amount in dinars", () => {
    expect(plan({ kind: "percent", tenths: -100 })).toEqual({
      does: "price",
      was: "12345",
      from: 12_345,
      to: 11_111,
    });
    expect(plan({ kind: "amount", millimes: 1_500 })).toMatchObject({ to: 13_845 });
    expect(plan({ kind: "percent", tenths: 100 }, { currency: "EUR", priceMinor: 1_005 })).toMatchObject({
      to: 1_106,
    });
  });
  test("a price stays where it may not go", () => {
    const why = (change: BulkChange, over?: Partial<Listing>) => plan(change, over);
    expect(why({ kind: "percent", tenths: -900 })).toEqual({ does: "nothing", why: "tooLow" });
    expect(why({ kind: "percent", tenths: 5000 }, { priceMinor: 50_000_000_000 })).toMatchObject({
      why: "tooHigh",
    });
    expect(why({ kind: "percent", tenths: 5 }, { currency: "EUR", priceMinor: 210 })).toMatchObject({
      to: 211,
    });
    expect(why({ kind: "percent", tenths: 1 }, { currency: "EUR", priceMinor: 300 })).toMatchObject({
      why: "same",
    });
    expect(why({ kind: "amount", millimes: 1 }, { currency: "EUR" })).toMatchObject({ why: "notDinars" });
    expect(why({ kind: "percent", tenths: 1 }, { priceMinor: null })).toMatchObject({ why: "noPrice" });
  });
  test("what is online is paused, and what was paused comes back if it is whole and its seller verified", () => {
    expect(plan({ kind: "pause" })).toEqual({ does: "pause", was: "published" });
    expect(plan({ kind: "pause" }, { status: "suspended" })).toMatchObject({ does: "pause" });
    expect(plan({ kind: "pause" }, paused)).toMatchObject({ why: "notOnline" });
    expect(plan({ kind: "resume" }, paused)).toEqual({ does: "resume", was: "draft" });
    expect(plan({ kind: "resume" })).toMatchObject({ why: "notPaused" });
    expect(plan({ kind: "resume" }, { ...paused, publishedAt: null })).toMatchObject({ why: "notPaused" });
    expect(plan({ kind: "resume" }, { ...paused, title: "" })).toMatchObject({ why: "incomplete" });
    expect(plan({ kind: "resume" }, paused, false)).toMatchObject({ why: "unverified" });
  });
});
