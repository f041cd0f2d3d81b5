/** As many as a listing may count (the check `listings_stock`). */
export const MAX_STOCK = 9_999;

/** How many there are to sell; null where nothing is counted. */
export type Stock = number | null;

/** What the seller set, and what the form had shown then: orders may have come between. Without `from` nothing was shown. */
export type StockChange = { to: Stock; from?: Stock };

/**
 * The stock after a seller's change. Where the form was left as it was, nothing changes. Otherwise what was ordered or
 * given back since the form was shown counts too: whoever sets 5 while one of 3 is being ordered has 4 left.
 */
export function changedStock(now: Stock, { to, from }: StockChange): Stock {
  if (to === from) return now;
  if (to === null || now === null || from === undefined || from === null) return to;
  return Math.min(Math.max(to + now - from, 0), MAX_STOCK);
}

/** Whether a public listing can be ordered. `left` is null where nothing is counted. */
export type Availability =
  | { state: "available"; left: Stock }
  | { state: "reserved"; left: 0 }
  | { state: "sold"; left: 0 };

/** `unpaid`: some order holds one and is not paid, so that it may come back. */
export function availabilityOf(stock: Stock, unpaid: boolean): Availability {
  if (stock === null || stock > 0) return { state: "available", left: stock };
  return { state: unpaid ? "reserved" : "sold", left: 0 };
}
