import type { SeedListing } from "../types";
import { APPLIANCE_FAMILIES } from "./appliances";
import { BEAUTY_FAMILIES } from "./beauty";
import { CLOTHES_FAMILIES } from "./clothes";
import { COMPUTER_FAMILIES } from "./computers";
import { CRAFT_FAMILIES } from "./craft";
import { CULTURE_FAMILIES } from "./culture";
import { FOOD_FAMILIES } from "./foods";
import { grow } from "./grow";
import { HOME_FAMILIES } from "./home";
import { KIDS_FAMILIES } from "./kids";
import { PHONE_FAMILIES } from "./phones";
import { SERVICE_FAMILIES } from "./services";
import { SPORT_FAMILIES } from "./sports";

const SHELVES = [
  ...[HOME_FAMILIES, CRAFT_FAMILIES, CLOTHES_FAMILIES, PHONE_FAMILIES, COMPUTER_FAMILIES, APPLIANCE_FAMILIES],
  ...[KIDS_FAMILIES, SPORT_FAMILIES, CULTURE_FAMILIES, FOOD_FAMILIES, BEAUTY_FAMILIES, SERVICE_FAMILIES],
];

/** What grows from the families, a shelf for each category; each family dealt out in turn. */
export const GROWN: SeedListing[][] = SHELVES.map((shelf) => deal(shelf.map(grow)));

/** One of each in turn, until all are dealt. */
export function deal<T>(shelves: T[][]): T[] {
  const rounds = Math.max(...shelves.map((shelf) => shelf.length));
  return Array.from({ length: rounds }, (_, i) => shelves.flatMap((shelf) => shelf.slice(i, i + 1))).flat();
}
