import type { Governorate } from "@/db/schema/places";
import type { Availability, ProofPolicy, SoldMode } from "@/lib/listings";
import type { Currency } from "@/lib/money";

export type Category = { slug: string; name: string };

/** A picture is the key that it is stored under: `pictureUrl(key, width)` of lib/storage/url.ts is its address. */
export type CategoryTile = Category & { listings: number; picture: string | null };

/** What a grid shows of a listing. */
export type ListingCard = {
  slug: string;
  title: string;
  /** In the smallest unit of `currency`. */
  priceMinor: number;
  currency: Currency;
  sellerName: string;
  /** Where it is; null and empty where its seller did not say. */
  governorate: Governorate | null;
  city: string;
  picture: string | null;
  /** Its seller takes no orders at present: it can be seen and not ordered. */
  away: boolean;
  /** Its seller paid to have it stand first in its category: it is marked as such wherever it is shown. */
  boosted: boolean;
};

export type PublicListing = Omit<ListingCard, "picture" | "boosted" | "away"> & {
  mode: SoldMode;
  /** Of a service: what both sides sign. Empty otherwise. */
  contractTerms: string;
  /** What the seller proves, and by when; null where nothing is to be proved. */
  proof: ProofPolicy | null;
  availability: Availability;
  /** Until when its seller takes no orders; null where the shop is open. A job opens it on time. */
  awayUntil: Date | null;
  description: string;
  deliveryDays: number;
  publishedAt: Date;
  category: Category;
  seller: { name: string; handle: string; verified: boolean; since: Date };
  pictures: string[];
};

/** `verified`: DHMAD approves of them now. Where it does not any more nothing of theirs is for sale. */
export type PublicSeller = {
  name: string;
  handle: string;
  since: Date;
  verified: boolean;
  /** Until when the shop takes no orders; null where it is open. */
  awayUntil: Date | null;
};
