import type { Currency, OrderMode, ProofType } from "../schema/modes";
import type { Governorate } from "../schema/places";
import type { Drawing, Room, Tones } from "./drawings";
import type { SellerHandle } from "./people";

export type Locale = "fr" | "ar" | "en";

export type SeedListing = {
  slug: string;
  seller: SellerHandle;
  category: string;
  title: string;
  description: string;
  /** In the smallest unit of `currency`, which is TND where nothing is said. */
  priceMinor: number;
  currency?: Currency;
  deliveryDays: number;
  /** `quick` where nothing is said. */
  mode?: Exclude<OrderMode, "instant">;
  /** Not counted where nothing is said. */
  stock?: number;
  /** Of a service, in the language of its title. */
  contractTerms?: string;
  /** Of what is sold against proof. */
  proof?: { uploadHours: number; reviewHours: number; types: ProofType[] };
  /** Left out: in its seller's first town. Null: nowhere in particular, as of a service at a distance. */
  place?: { governorate: Governorate; city: string } | null;
  drawing: Drawing;
  room: Room;
  tones: Tones;
  /**
   * A second picture: the room it is taken in, how near, and around which point of the drawing. Those that name the same
   * `which` share one.
   */
  detail?: { room: Room; near: number; x: number; y: number; which?: string };
};
