import type { listings } from "@/db/schema";

export type Listing = typeof listings.$inferSelect;
export type ListingStatus = Listing["status"];

/** The fields that a published listing has (the check `listings_published_whole`), named as the form names them. */
export const PUBLICATION_FIELDS = [
  "title",
  "description",
  "categorySlug",
  "price",
  "deliveryDays",
  "contractTerms",
] as const;
export type PublicationField = (typeof PUBLICATION_FIELDS)[number];

type Details = Pick<
  Listing,
  "title" | "description" | "categorySlug" | "priceMinor" | "deliveryDays" | "mode" | "contractTerms"
>;

/** What a listing still lacks to be published. Pictures are advised, not asked for. */
export function missingForPublication(listing: Details): PublicationField[] {
  const there: Record<PublicationField, boolean> = {
    title: listing.title !== "",
    description: listing.description !== "",
    categorySlug: listing.categorySlug !== null,
    price: listing.priceMinor !== null,
    deliveryDays: listing.deliveryDays !== null,
    // Only a service has a contract: DHMAD refuses one with anything else (dhmad-api.md, section 4).
    contractTerms: listing.mode !== "standard" || listing.contractTerms !== "",
  };
  return PUBLICATION_FIELDS.filter((field) => !there[field]);
}

/** What may be done with a listing in each status. A suspended one comes back by itself with the seller's approval. */
export const LISTING_MOVES = {
  draft: ["publish", "delete"],
  published: ["unpublish"],
  suspended: ["unpublish"],
} as const satisfies Record<ListingStatus, readonly ("publish" | "unpublish" | "delete")[]>;

export type ListingMove = (typeof LISTING_MOVES)[ListingStatus][number];

export const mayMove = (status: ListingStatus, move: ListingMove): boolean =>
  (LISTING_MOVES[status] as readonly ListingMove[]).includes(move);

/** Off sale by its seller's own wish: it was public and keeps its address. */
export const isPaused = ({ status, publishedAt }: Pick<Listing, "status" | "publishedAt">): boolean =>
  status === "draft" && publishedAt !== null;

/** The next step that the owner's list names. */
export function nextStep(
  listing: Details & { status: ListingStatus },
  verified: boolean,
): "complete" | "verify" | "publish" | "none" {
  if (listing.status === "published") return "none";
  if (listing.status === "draft" && missingForPublication(listing).length > 0) return "complete";
  return verified ? "publish" : "verify";
}
