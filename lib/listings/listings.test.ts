import { describe, expect, it } from "vitest";
import { expectedFees } from "./fees";
import { feesQuery, listingInput } from "./input";
import { listingSlug, newShortId } from "./slug";
import { LISTING_MOVES, missingForPublication, nextStep } from "./state";
import { availabilityOf, changedStock } from "./stock";

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
  const proof = {
    mode: "quick_proof",
    proofUploadHours: "6",
    proofReviewHours: "72",
    proof_receipt: "on",
    proof_other: "on",
  };
  const problem = (part: Record<string, unknown>) => parse(part).error?.issues[0]?.message;

  it("lets a draft be empty", () => {
    expect(parse({}).data).toEqual({
      title: "",
      description: "",
      categorySlug: null,
      mode: "quick",
      currency: "TND",
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
    ["priceForm", { price: "1".repeat(13) }],
    ["priceForeignForm", { price: "12,505", currency: "EUR" }],
    ["priceForeignMin", { price: "1,99", currency: "USD" }],
    ["stockCountRange", { availability: "several", stockCount: "0" }],
    ["stockCountRange", { availability: "several", stockCount: "10000" }],
    ["stockCountRange", { availability: "several" }],
    ["contractTermsLength", { mode: "standard", contractTerms: "a".repeat(10_001) }],
    ["proofHoursRange", { ...proof, proofUploadHours: "5" }],
    ["proofHoursRange", { ...proof, proofReviewHours: "73" }],
    ["proofHoursRange", { ...proof, proofReviewHours: "" }],
    ["proofTypesMissing", { ...proof, proof_receipt: undefined, proof_other: undefined }],
    ["titleLength", { title: "a".repeat(121) }],
    ["descriptionLength", { description: "a".repeat(5001) }],
  ])("%s", (expected, part) => {
    expect(problem(part)).toBe(expected);
  });
  it("says all that is wrong at once", () => {
    const wrong = { title: "a".repeat(121), price: "x", deliveryDays: "0", mode: "standard" };
    expect(parse(wrong).error?.issues.map(({ path }) => path[0])).toEqual(["title", "price", "deliveryDays"]);
  });
  it("judges the chosen way's fields only, and keeps of the others what is good", () => {
    const typed = { ...proof, mode: "quick", contractTerms: "Objet", proofUploadHours: "500" };
    expect(parse(typed).data).toMatchObject({ mode: "quick", contractTerms: "Objet" });
    expect(parse(typed).data?.proof).toBeUndefined();
    const long = parse({ mode: "quick", contractTerms: "a".repeat(10_001) });
    expect(long.success).toBe(true);
    expect(long.data?.contractTerms).toBeUndefined();
  });
  it("reads two decimals in euros and dollars, three in dinars", () => {
    expect(parse({ price: "12,50", currency: "EUR" }).data?.price).toBe(1_250);
    expect(parse({ price: "12.500", currency: "USD" }).data?.price).toBe(1_250);
    expect(parse({ price: "12.500" }).data?.price).toBe(12_500);
  });
  it("reads the policy of a proof", () => {
    expect(parse(proof).data?.proof).toEqual({
      uploadHours: 6,
      reviewHours: 72,
      types: ["receipt", "other"],
    });
  });
  it.each([
    [{ availability: "one" }, { to: 1 }],
    [
      { availability: "always", stockShown: "" },
      { to: null, from: null },
    ],
    [
      { availability: "several", stockCount: "12", stockShown: "3" },
      { to: 12, from: 3 },
    ],
    [
      { availability: "none", stockShown: "0" },
      { to: 0, from: 0 },
    ],
    [{ stockShown: "3" }, undefined],
    [{ availability: "everything" }, undefined],
  ])("reads the stock of %j", (part, stock) => {
    expect(parse(part).data?.stock).toEqual(stock);
  });
  it("takes a way of selling or a currency that is not ours for the first", () => {
    expect(parse({ mode: "instant", currency: "BTC" }).data).toMatchObject({
      mode: "quick",
      currency: "TND",
    });
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
    mode: "quick" as const,
    contractTerms: "",
  };
  it("names what is missing", () => {
    expect(missingForPublication(whole)).toEqual([]);
    expect(missingForPublication({ ...whole, title: "", categorySlug: null, priceMinor: null })).toEqual([
      "title",
      "categorySlug",
      "price",
    ]);
  });
  it("asks for a contract of a service alone", () => {
    expect(missingForPublication({ ...whole, mode: "standard" })).toEqual(["contractTerms"]);
    expect(missingForPublication({ ...whole, mode: "standard", contractTerms: "1." })).toEqual([]);
    expect(missingForPublication({ ...whole, mode: "quick_proof" })).toEqual([]);
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

describe("stock", () => {
  it.each([
    // What the form showed, what it was set to, what there is now, what there is then.
    [3, 3, 2, 2],
    [3, 5, 2, 4],
    [3, 1, 2, 0],
    [1, 1, 0, 0],
    [0, 1, 0, 1],
    [null, 4, null, 4],
    [4, null, 2, null],
    [null, null, null, null],
    [9_999, 9_999, 9_998, 9_998],
    [1, 9_999, 3, 9_999],
  ])("shown %j, set to %j, now %j: %j", (from, to, now, then) => {
    expect(changedStock(now, { from, to })).toBe(then);
  });
  it("is set as said where nothing was shown", () => {
    expect(changedStock(null, { to: 7 })).toBe(7);
  });
  it("says whether it can be ordered", () => {
    expect(availabilityOf(null, false)).toEqual({ state: "available", left: null });
    expect(availabilityOf(2, true)).toEqual({ state: "available", left: 2 });
    expect(availabilityOf(0, true)).toEqual({ state: "reserved", left: 0 });
    expect(availabilityOf(0, false)).toEqual({ state: "sold", left: 0 });
  });
});

describe("fees", () => {
  const rates = { escrowPercentage: 5, developerPercentage: 3 };
  it.each([
    [82_500, 4_125, 2_475, 75_900],
    [12_345, 617, 370, 11_358],
    [5_000, 250, 150, 4_600],
  ])("of %d", (price, escrowFeeMinor, developerFeeMinor, payoutMinor) => {
    const fees = expectedFees(price, "TND", rates);
    expect(fees).toMatchObject({ escrowFeeMinor, developerFeeMinor, payoutMinor });
  });
  it("add up to the price, whatever it is", () => {
    for (let price = 200; price < 2_000; price += 7) {
      const { escrowFeeMinor, developerFeeMinor, payoutMinor } = expectedFees(price, "EUR", {
        escrowPercentage: 4.75,
        developerPercentage: 2.5,
      });
      expect(escrowFeeMinor + developerFeeMinor + payoutMinor).toBe(price);
    }
  });
  it("are not told for a price that a listing cannot have", () => {
    expect(feesQuery.parse({ price: "12,5", currency: "EUR" })).toEqual({ price: 1_250, currency: "EUR" });
    for (const price of ["", "4,999", "x"]) expect(feesQuery.parse({ price }).price).toBeNull();
  });
});
