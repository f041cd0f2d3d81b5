export { listBySlugs } from "./by-slug";
export {
  getCategory,
  getPublicListing,
  listCategories,
  listCategoryListings,
  listCategoryTiles,
  listFirstOfCategory,
  listNewListings,
  PAGE_SIZE,
} from "./queries";
export { getPublicSeller, listSellerListings } from "./sellers";
export type { Category, CategoryTile, ListingCard, PublicListing, PublicSeller } from "./types";
