import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "./cursor";
import { isNarrowed, QUERY_LENGTH, readSearch, searchPath } from "./input";
import { termsOf } from "./terms";

describe("the address of a search", () => {
  it("is read in the smallest unit, spaces and one of two values aside", () => {
    const query = {
      q: " tapis ",
      min: "10,5",
      max: "1 200",
      place: "sfax",
      mode: "standard",
      reviewed: "on",
    };
    expect(readSearch({ ...query, category: ["mode", "sport"] }).input).toEqual({
      q: "tapis",
      category: "mode",
      min: 10_500,
      max: 1_200_000,
      mode: "standard",
      place: "sfax",
      reviewed: true,
      sort: "relevance",
    });
  });

  it("that is wrong filters nothing; what a person typed is told at its field and kept", () => {
    const read = readSearch({
      min: "cher",
      max: "-1",
      place: "paris",
      mode: "instant",
      sort: "x",
      category: "A'",
    });
    expect(read.errors).toEqual({ min: "priceForm", max: "priceForm" });
    expect(read.typed).toMatchObject({ min: "cher", max: "-1" });
    expect(read.input).toMatchObject({
      ...{ min: null, max: null, place: null, mode: null, category: null, sort: "newest" },
    });
    const turned = readSearch({ min: "20", max: "10" });
    expect(turned.errors).toEqual({ max: "priceOrder" });
    expect(turned.input).toMatchObject({ min: null, max: null });
    expect(readSearch({ min: "10", max: "10" }).errors).toEqual({});
  });

  it("holds a short text without what PostgreSQL refuses", () => {
    expect(readSearch({ q: `a\0${"b".repeat(500)}` }).input.q).toHaveLength(QUERY_LENGTH);
    expect(readSearch({ q: "a\0b" }).input.q).toBe("ab");
  });

  it("orders by relevance only where there are words", () => {
    expect(readSearch({ sort: "relevance" }).input.sort).toBe("newest");
    expect(readSearch({ q: "a", sort: "price_asc" }).input.sort).toBe("price_asc");
  });

  it("is written without what is empty, and escaped", () => {
    expect(searchPath({ q: "thé & café", min: "", place: "tunis" })).toBe(
      "/search?q=th%C3%A9+%26+caf%C3%A9&place=tunis",
    );
    expect(searchPath({})).toBe("/search");
  });

  it("is for robots as long as it narrows nothing", () => {
    expect(isNarrowed(readSearch({ q: "a" }).typed)).toBe(false);
    expect(isNarrowed(readSearch({ q: "a", place: "tunis" }).typed)).toBe(true);
    expect(isNarrowed(readSearch({ after: "x" }).typed)).toBe(true);
    expect(isNarrowed(readSearch({ q: "a", sort: "relevance", min: "", place: "" }).typed)).toBe(false);
    expect(isNarrowed(readSearch({ q: "a", sort: "newest" }).typed)).toBe(true);
  });
});

describe("a cursor", () => {
  const cursor = {
    sort: "relevance",
    match: "exact",
    rank: 180,
    boosted: true,
    publishedAt: "2026-01-02T03:04:05.678901Z",
    id: "0198c0de-0000-7000-8000-000000000001",
  } as const;
  it("comes back as it was written, for its own order only", () => {
    expect(readCursor(writeCursor(cursor), "relevance")).toEqual(cursor);
    expect(readCursor(writeCursor(cursor), "newest")).toBeNull();
  });
  it.each([
    "",
    "%",
    "bnVsbA",
    writeCursor({ ...cursor, rank: 0.5 }),
    writeCursor({ ...cursor, publishedAt: "now()" }),
  ])("is none: %j", (text) => expect(readCursor(text, "relevance")).toBeNull());
  it("names no day that there is not", () => {
    const publishedAt = "2026-13-41T03:04:05.678901Z";
    expect(readCursor(writeCursor({ ...cursor, publishedAt }), "relevance")).toBeNull();
  });
});

describe("the words to look for", () => {
  it("are each once, without little ones unless there are no others", () => {
    expect(termsOf("tapis de laine tapis")).toEqual(["tapis", "laine"]);
    expect(termsOf("the la")).toEqual(["the", "la"]);
    expect(termsOf("")).toEqual([]);
  });
  it("are six at most", () => expect(termsOf("b c f g h i j k")).toHaveLength(6));
});
