export { orderBoost } from "./commands";
export { orderBoostInput } from "./input";
export { MARKETPLACE_ID } from "./marketplace";
export { BOOST_DAYS, type BoostDays, type BoostPrices, boostPrices } from "./prices";
export { getBoostOfOrder, getUnpaidBoost, type OrderedBoost, type UnpaidBoost } from "./queries";
export { type BoostsRun, runBoosts } from "./run";
