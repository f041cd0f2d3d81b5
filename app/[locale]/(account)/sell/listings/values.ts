import "server-only";
import type { ListingValues } from "@/components/selling/listing-form";
import type { Locale } from "@/lib/i18n/locales";
import { type OwnListing, proofField, type Stock } from "@/lib/listings";
import { amountInputValue } from "@/lib/money";

/** A new listing's form: one of a kind, and what DHMAD takes where nothing else is said (dhmad-api.md, section 6). */
export const EMPTY_LISTING: ListingValues = {
  mode: "quick",
  currency: "TND",
  availability: "one",
  proofUploadHours: "24",
  proofReviewHours: "24",
  [proofField("receipt")]: "on",
};

/** A listing as the form's fields, which `listingInput` reads back as the same. */
export function listingValues(listing: OwnListing, locale: Locale): ListingValues {
  const { priceMinor, currency, stock, deliveryDays } = listing;
  return {
    edit: listing.editId,
    title: listing.title,
    description: listing.description,
    categorySlug: listing.categorySlug ?? "",
    governorate: listing.governorate ?? "",
    city: listing.city,
    mode: listing.mode,
    currency,
    price: priceMinor === null ? "" : decimal(amountInputValue(priceMinor, currency), locale),
    deliveryDays: deliveryDays === null ? "" : String(deliveryDays),
    availability: availabilityChoice(stock),
    stockCount: stock !== null && stock > 1 ? String(stock) : "",
    stockShown: String(stock ?? ""),
    contractTerms: listing.contractTerms,
    proofUploadHours: String(listing.proofUploadHours),
    proofReviewHours: String(listing.proofReviewHours),
    ...Object.fromEntries(listing.proofTypes.map((type) => [proofField(type), "on"])),
  };
}

const availabilityChoice = (stock: Stock) =>
  stock === null ? "always" : stock === 0 ? "none" : stock === 1 ? "one" : "several";

/** As people here write it; both marks are read. */
const decimal = (value: string, locale: Locale) => (locale === "en" ? value : value.replace(".", ","));
