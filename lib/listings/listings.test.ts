import { describe, expect, it } from "vitest";
import { listingInput } from "./input";
import { listingSlug, newShortId } from "./slug";
import { LISTING_MOVES, missingForPublication, nextStep } from "./state";

describe("listingSlug", () => {
  it.each([
    ["Théière en cuivre", "theiere-en-cuivre-x1"],
    ["Œuvre d’art — N° 3", "oeuvre-d-art-n-3-x1"],
    ["إبريق شاي", "ibrik-chai-x1"],
    ["زربية قيروانية ٢٠٠", "zrbia-kirouania-200-x1"],
    ["🎁🎁", "x1"],
    ["", "x1"],
    ["a".repeat(120), `${"a".repeat(60)}-x1`],
    [`${"mot ".repeat(30)}`, `${Array(15).fill("mot").join("-")}-x1`],
  ])("%s", (title, slug) => {
    expect(listingSlug(title, "x1")).toBe(slug);
  });

  it("ends with an id that chance does not repeat", () => {
    const ids = new Set(Array.from({ length: 1000 }, newShortId));
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[2-9b-z]{8}$/);
  });
});

describe("listingInput", () => {
  const parse = (part: Record<string, unknown>) => listingInput.safeParse(part);
  const problem = (part: Record<string, unknown>) => parse(part).error?.issues[0]?.message;

  it("lets a draft be empty", () => {
    expect(parse({}).data).toEqual({
      title: "",
      description: "",
      categorySlug: null,
      price: null,
      deliveryDays: null,
    });
  });
  it.each([
    ["12,500", 12_500],
    ["12.5", 12_500],
    ["1 250", 1_250_000],
    ["5", 5_000],
    ["0005,001", 5_001],
  ])("reads the price %s to the millime", (price, millimes) => {
    expect(parse({ price }).data?.price).toBe(millimes);
  });
  it.each([
    ["priceForm", { price: "12,5005" }],
    ["priceForm", { price: "-5" }],
    ["priceForm", { price: "douze" }],
    ["priceMin", { price: "4,999" }],
    ["priceMax", { price: "100000000,001" }],
    ["deliveryDaysRange", { deliveryDays: "0" }],
    ["deliveryDaysRange", { deliveryDays: "91" }],
    ["deliveryDaysRange", { deliveryDays: "1.5" }],
    ["titleLength", { title: "a".repeat(121) }],
    ["descriptionLength", { description: "a".repeat(5001) }],
  ])("%s", (expected, part) => {
    expect(problem(part)).toBe(expected);
  });
  it("counts a line break once, as browsers do", () => {
    const typed = `${"a\r\n".repeat(2500)}`;
    expect(parse({ description: typed }).success).toBe(true);
  });
});

describe("state", () => {
  const whole = {
    title: "T",
    description: "D",
    categorySlug: "maison",
    priceMinor: 5_000,
    deliveryDays: 1,
  };
  it("names what is missing", () => {
    expect(missingForPublication(whole)).toEqual([]);
    expect(missingForPublication({ ...whole, title: "", categorySlug: null, priceMinor: null })).toEqual([
      "title",
      "categorySlug",
      "price",
    ]);
  });
  it("names the next step", () => {
    const draft = { ...whole, status: "draft" as const };
    expect(nextStep({ ...draft, title: "" }, true)).toBe("complete");
    expect(nextStep(draft, false)).toBe("verify");
    expect(nextStep(draft, true)).toBe("publish");
    expect(nextStep({ ...whole, status: "suspended" }, false)).toBe("verify");
    expect(nextStep({ ...whole, status: "published" }, true)).toBe("none");
  });
  it("has these moves and no others", () => {
    expect(LISTING_MOVES).toEqual({
      draft: ["publish", "delete"],
      published: ["unpublish"],
      suspended: ["unpublish"],
    });
  });
});
