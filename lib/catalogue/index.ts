export {
  getCategory,
  getPublicListing,
  listCategories,
  listCategoryListings,
  listCategoryTiles,
  listNewListings,
  PAGE_SIZE,
} from "./queries";
export type { Category, CategoryTile, ListingCard, PublicListing } from "./types";
