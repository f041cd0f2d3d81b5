import type { Drawing, Room, Tones } from "./drawings";
import type { SellerHandle } from "./people";

export type Locale = "fr" | "ar" | "en";

export type SeedListing = {
  slug: string;
  seller: SellerHandle;
  category: string;
  title: string;
  description: string;
  priceMinor: number;
  deliveryDays: number;
  drawing: Drawing;
  room: Room;
  tones: Tones;
  /** A second picture: the room it is taken in, how near, and around which point of the drawing. */
  detail: { room: Room; near: number; x: number; y: number };
};
