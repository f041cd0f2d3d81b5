import { env } from "@/lib/env";

/** How long a boost may run. */
export const BOOST_DAYS = [7, 30] as const;
export type BoostDays = (typeof BOOST_DAYS)[number];
/** In millimes of TND. */
export type BoostPrices = Readonly<Record<BoostDays, number>>;

/** What the environment says that boosts cost. */
export const boostPrices = (): BoostPrices => ({
  7: env().BOOST_7_DAYS_MILLIMES,
  30: env().BOOST_30_DAYS_MILLIMES,
});
