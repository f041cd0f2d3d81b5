export { askForReviews } from "./ask";
export { publishDueReviews, writeReview } from "./commands";
export { REVIEW_LENGTH, reviewInput } from "./input";
export {
  getListingReviews,
  getOrderReviews,
  getSellerRating,
  getSellerReviews,
  type OrderReviews,
  type PublicReview,
  type PublicReviews,
  type Rating,
} from "./queries";
