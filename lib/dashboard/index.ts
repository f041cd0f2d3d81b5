export { type Column, columnsOf, type Scale, scaleOf } from "./chart";
export { dayOf, lastDays, PERIODS, type Period, toPeriod } from "./days";
export {
  type DayFigures,
  LISTED,
  type ListingFigures,
  listDays,
  listDrafts,
  listListingFigures,
} from "./figures";
export { getOpenSales, type Payouts, type WaitingSale } from "./needs";
export { isPerson, recordView, type Visitor } from "./views";
