export type Category = { slug: string; name: string };

/** What an `<img>` needs: the size is that of the original, so that its place is kept before it comes. */
export type ListingPicture = { src: string; srcSet: string; width: number; height: number };

export type CategoryTile = Category & { listings: number; picture: ListingPicture | null };

/** What a grid shows of a listing. */
export type ListingCard = {
  slug: string;
  title: string;
  priceMillimes: number;
  sellerName: string;
  picture: ListingPicture | null;
};

export type PublicListing = Omit<ListingCard, "picture"> & {
  description: string;
  deliveryDays: number;
  publishedAt: Date;
  category: Category;
  seller: { name: string; handle: string; verified: boolean; since: Date };
  pictures: ListingPicture[];
};
