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
  picture: string | null;
};

export type PublicListing = Omit<ListingCard, "picture"> & {
  description: string;
  deliveryDays: number;
  publishedAt: Date;
  category: Category;
  seller: { name: string; handle: string; verified: boolean; since: Date };
  pictures: string[];
};
