export { getAwayUntil, openShops, setAway } from "./away";
export { MAX_AWAY_DAYS, openingAt, openingDays } from "./days";
