import { z } from "zod";
import { CURRENCIES, type OrderMode, PROOF_TYPES, type ProofType } from "@/db/schema/modes";
import { GOVERNORATES, type Governorate } from "@/db/schema/places";
import type { Currency } from "@/lib/money";
import { readPrice } from "./price";
import { MAX_STOCK, type StockChange } from "./stock";

export const TITLE_LENGTH = 120;
export const DESCRIPTION_LENGTH = 5000;
export const CITY_LENGTH = 60;
export const MAX_DELIVERY_DAYS = 90;
/** DHMAD's bounds: of a contract in characters, of both deadlines of a proof in hours (dhmad-api.md, sections 4 and 6). */
export const TERMS_LENGTH = 10_000;
export const PROOF_HOURS = { min: 6, max: 72 } as const;

/** How a seller may sell. `instant` is the marketplace's own. */
export const SOLD_MODES = ["quick", "quick_proof", "standard"] as const satisfies readonly OrderMode[];
export type SoldMode = (typeof SOLD_MODES)[number];

export type ProofPolicy = { uploadHours: number; reviewHours: number; types: ProofType[] };

export type ListingInput = {
  title: string;
  description: string;
  categorySlug: string | null;
  /** Left out: what is saved stays. Null and empty: nowhere in particular. */
  governorate?: Governorate | null;
  city?: string;
  mode: SoldMode;
  currency: Currency;
  /** In the smallest unit of `currency`. */
  price: number | null;
  deliveryDays: number | null;
  /** Left out: what is saved stays. */
  stock?: StockChange;
  contractTerms?: string;
  proof?: ProofPolicy;
};

/** The boxes of the proof types in the form. */
export const proofField = (type: ProofType) => `proof_${type}` as const;

export const proofFields = PROOF_TYPES.map(proofField);

const optional = z.string().optional();
/** Browsers send line breaks as two characters and count them as one. */
const longText = optional.transform((value) => value?.replace(/\r\n/g, "\n").trim());

const typed = z.object({
  title: optional.transform((value) => value?.trim() ?? ""),
  description: longText.transform((value) => value ?? ""),
  categorySlug: optional.transform((value) => value?.trim() || null),
  governorate: z
    .enum(GOVERNORATES)
    .or(z.literal("").transform(() => null))
    .optional()
    .catch(undefined),
  city: optional.transform((value) => value?.trim()),
  mode: z.enum(SOLD_MODES).default("quick").catch("quick"),
  currency: z.enum(CURRENCIES).default("TND").catch("TND"),
  price: optional.transform((value) => value?.trim() || null),
  deliveryDays: optional.transform((value) => value?.trim() || null),
  availability: z.enum(["always", "one", "several", "none"]).optional().catch(undefined),
  stockCount: optional.transform((value) => value?.trim() ?? ""),
  stockShown: optional,
  contractTerms: longText,
  proofUploadHours: optional,
  proofReviewHours: optional,
  ...(Object.fromEntries(PROOF_TYPES.map((type) => [proofField(type), optional])) as Record<
    ReturnType<typeof proofField>,
    typeof optional
  >),
});
type Typed = z.infer<typeof typed>;
type Issue = (field: string, message: string) => void;

/**
 * What a seller types. Anything may be missing from a draft; what is there must be well-formed. Of the fields that belong
 * to one way of selling only the chosen way's are judged; the others are kept where they are good.
 */
export const listingInput = typed.transform((form, context): ListingInput => {
  const issue: Issue = (field, message) => context.addIssue({ code: "custom", path: [field], message });
  const { title, description, categorySlug, governorate, city, mode, currency } = form;
  if (title.length > TITLE_LENGTH) issue("title", "titleLength");
  if (description.length > DESCRIPTION_LENGTH) issue("description", "descriptionLength");
  if (city && city.length > CITY_LENGTH) issue("city", "cityLength");
  const unless = (chosen: boolean): Issue => (chosen ? issue : () => {});
  return {
    ...{ title, description, categorySlug, mode, currency },
    ...(governorate === undefined ? {} : { governorate }),
    ...(city === undefined ? {} : { city }),
    price: priceOf(form, issue),
    deliveryDays: form.deliveryDays === null ? null : daysOf(form.deliveryDays, issue),
    stock: stockOf(form, issue),
    contractTerms: termsOf(form, unless(mode === "standard")),
    proof: proofOf(form, unless(mode === "quick_proof")),
  };
});

/** What is asked while a price is being typed; the price is null until it is one that a listing may have. */
export const feesQuery = typed
  .pick({ price: true, currency: true })
  .transform(({ price, currency }) => ({ currency, price: readPrice(price ?? "", currency).minor ?? null }));

function priceOf({ price, currency }: Typed, issue: Issue): number | null {
  if (price === null) return null;
  const { minor, problem } = readPrice(price, currency);
  if (problem) issue("price", problem);
  return minor ?? null;
}

const wholeNumber = (text: string, min: number, max: number): number | null =>
  /^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : null;

function daysOf(text: string, issue: Issue): number | null {
  const days = wholeNumber(text, 1, MAX_DELIVERY_DAYS);
  if (days === null) issue("deliveryDays", "deliveryDaysRange");
  return days;
}

function stockOf({ availability, stockCount, stockShown }: Typed, issue: Issue): StockChange | undefined {
  if (!availability) return undefined;
  const several = availability === "several" ? wholeNumber(stockCount, 1, MAX_STOCK) : undefined;
  if (several === null) {
    issue("stockCount", "stockCountRange");
    return undefined;
  }
  const to = several ?? { always: null, one: 1, none: 0, several: null }[availability];
  if (stockShown === undefined) return { to };
  return { to, from: wholeNumber(stockShown, 0, MAX_STOCK) };
}

function termsOf({ contractTerms }: Typed, issue: Issue): string | undefined {
  if (contractTerms === undefined || contractTerms.length <= TERMS_LENGTH) return contractTerms;
  issue("contractTerms", "contractTermsLength");
  return undefined;
}

function proofOf(form: Typed, issue: Issue): ProofPolicy | undefined {
  const { proofUploadHours, proofReviewHours } = form;
  if (proofUploadHours === undefined || proofReviewHours === undefined) return undefined;
  const hours = (field: "proofUploadHours" | "proofReviewHours", text: string) => {
    const read = wholeNumber(text.trim(), PROOF_HOURS.min, PROOF_HOURS.max);
    if (read === null) issue(field, "proofHoursRange");
    return read;
  };
  const uploadHours = hours("proofUploadHours", proofUploadHours);
  const reviewHours = hours("proofReviewHours", proofReviewHours);
  const types = PROOF_TYPES.filter((type) => form[proofField(type)] !== undefined);
  if (types.length === 0) issue("proofTypes", "proofTypesMissing");
  if (uploadHours === null || reviewHours === null || types.length === 0) return undefined;
  return { uploadHours, reviewHours, types };
}
