import type { SeedListing } from "../types";
import { FASHION } from "./fashion";
import { FOOD } from "./food";
import { HOME } from "./home";
import { HOUSE_AND_KIDS } from "./house-and-kids";
import { LEISURE } from "./leisure";
import { SERVICES } from "./services";
import { TECH } from "./tech";

/** Every listing, dealt out in turn, so that the newest are a mix of all shelves. */
export const LISTINGS: SeedListing[] = deal([TECH, HOME, SERVICES, LEISURE, FASHION, HOUSE_AND_KIDS, FOOD]);

function deal(shelves: SeedListing[][]): SeedListing[] {
  const rounds = Math.max(...shelves.map((shelf) => shelf.length));
  return Array.from({ length: rounds }, (_, i) => shelves.flatMap((shelf) => shelf.slice(i, i + 1))).flat();
}
