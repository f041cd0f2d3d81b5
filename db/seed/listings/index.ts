import { deal, GROWN } from "../families";
import type { SeedListing } from "../types";
import { FASHION } from "./fashion";
import { FOOD } from "./food";
import { HOME } from "./home";
import { HOUSE_AND_KIDS } from "./house-and-kids";
import { LEISURE } from "./leisure";
import { SERVICES } from "./services";
import { TECH } from "./tech";

/** Written one by one. */
export const WRITTEN: SeedListing[] = deal([TECH, HOME, SERVICES, LEISURE, FASHION, HOUSE_AND_KIDS, FOOD]);

/** Every listing, newest first, dealt out in turn, so that the newest are a mix of all shelves. */
export const LISTINGS: SeedListing[] = deal([WRITTEN, ...GROWN]);
