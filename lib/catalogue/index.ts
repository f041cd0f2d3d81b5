export { listBySlugs } from "./by-slug";
export {
  cards,
  getCategory,
  getPublicListing,
  listCategories,
  listCategoryListings,
  listCategoryTiles,
  listFirstOfCategory,
  listNewListings,
  PAGE_SIZE,
} from "./queries";
export { listRelated } from "./related";
export { listBoostedListings, listPopularListings } from "./rows";
export { type AnswerTime, getSellerRecord, type SellerRecord } from "./seller-record";
export { getPublicSeller, listSellerListings, type Shelf } from "./sellers";
export type { Category, CategoryTile, ListingCard, PublicListing, PublicSeller } from "./types";
