import { describe, expect, it } from "vitest";
import { boundsOf, chunksOf, digitsFor, MOST_ROWS, readSitemapFile, sitemapFile } from "./chunks";

describe("chunks of a sitemap", () => {
  it("are as many as keep each far below what a file may hold", () => {
    expect([0, 2_000, 2_001, 32_000, 32_001, 1_000_000].map((rows) => digitsFor(rows))).toEqual([
      0, 0, 1, 1, 2, 3,
    ]);
    for (const rows of [400, 100_000, 1_000_000, 100_000_000])
      expect(rows / 16 ** digitsFor(rows)).toBeLessThanOrEqual(MOST_ROWS / 8);
  });

  it("share out every id there is, each to one chunk", () => {
    expect(chunksOf(0)).toEqual([""]);
    expect(boundsOf("")).toEqual({
      first: "00000000-0000-0000-0000-000000000000",
      last: "ffffffff-ffff-ffff-ffff-ffffffffffff",
    });
    const chunks = chunksOf(2);
    expect(chunks).toHaveLength(256);
    expect([chunks[0], chunks[255]]).toEqual(["00", "ff"]);
    expect(boundsOf("3f")).toEqual({
      first: "3f000000-0000-0000-0000-000000000000",
      last: "3fffffff-ffff-ffff-ffff-ffffffffffff",
    });
  });

  it("are read from their files' names, and nothing else is", () => {
    for (const name of [
      { kind: "pages", chunk: "" },
      { kind: "listings", chunk: "" },
      { kind: "sellers", chunk: "0a" },
    ] as const)
      expect(readSitemapFile(sitemapFile(name))).toEqual(name);
    for (const file of [
      "pages-0.xml",
      "orders.xml",
      "listings-.xml",
      "listings-0G.xml",
      "listings-000000.xml",
      "x",
    ])
      expect(readSitemapFile(file), file).toBeNull();
  });
});
