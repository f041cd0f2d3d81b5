import { describe, expect, it } from "vitest";
import { parseChange, staleAfter } from "./stale";

describe("parseChange", () => {
  it("reads what the triggers say", () => {
    expect(parseChange('{"listing":"tapis","category":"maison"}')).toEqual({
      listing: "tapis",
      category: "maison",
    });
    expect(parseChange('{"listing":"tapis","category":null}')).toEqual({ listing: "tapis", category: null });
    expect(parseChange('{"seller":"dar-naima"}')).toEqual({ seller: "dar-naima" });
    expect(parseChange('{"rated":"dar-naima"}')).toEqual({ rated: "dar-naima" });
  });
  it.each(['{"everything": true}', "", "null", "[]", '{"listing":1}', '{"seller":null}', "{"])(
    "takes %j for everything",
    (payload) => {
      expect(parseChange(payload)).toEqual({ everything: true });
    },
  );
});

const nothing = { paths: [], routes: [], tags: [], everything: false };

describe("staleAfter", () => {
  it("names each page that shows the listing, once, in every language", () => {
    const change = { listing: "tapis", category: "maison" };
    const { paths, tags, everything } = staleAfter([change, change]);
    expect([...paths].sort()).toEqual(
      ["/ar", "/en", "/fr"].flatMap((locale) => [locale, `${locale}/c/maison`, `${locale}/l/tapis`]),
    );
    expect(tags).toEqual(["category:maison"]);
    expect(everything).toBe(false);
  });
  it("names both categories of a listing that moved", () => {
    const { paths, tags } = staleAfter([
      { listing: "tapis", category: "maison" },
      { listing: "tapis", category: "artisanat" },
    ]);
    expect(paths).toContain("/fr/c/maison");
    expect(paths).toContain("/fr/c/artisanat");
    expect(tags).toEqual(["category:maison", "category:artisanat"]);
  });
  it("names a seller's page, and what shows the rating where that changed", () => {
    const pages = ["/fr/s/dar-naima", "/ar/s/dar-naima", "/en/s/dar-naima"];
    expect(staleAfter([{ seller: "dar-naima" }])).toEqual({ ...nothing, paths: pages });
    expect(staleAfter([{ seller: "dar-naima" }, { rated: "dar-naima" }])).toEqual({
      ...nothing,
      paths: pages,
      tags: ["rating:dar-naima"],
    });
  });
  it("needs no pages where everything changed", () => {
    expect(staleAfter([{ listing: "tapis", category: "maison" }, { everything: true }])).toEqual({
      paths: [],
      routes: [],
      tags: [],
      everything: true,
    });
  });
});
