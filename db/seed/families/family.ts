import type { Currency, ProofType } from "../../schema/modes";
import type { Drawing, Room } from "../drawings";
import type { SellerHandle } from "../people";
import type { ToneName } from "../tones";
import type { Locale } from "../types";
import type { ContractParts } from "./contract";

/** What one of a family costs, in whole units of its currency with its decimals, its colours, and its own words `$1`, `$2` … */
export type Variant = [price: number, tones: ToneName, ...words: string[]];

/** Listings of one kind: what they have in common, and each one's own. */
export type Family = {
  /** Each one's address is this and its number. */
  slug: string;
  category: string;
  /** In turn, where there are several. */
  sellers: readonly SellerHandle[];
  locale: Locale;
  drawing: readonly Drawing[];
  /** With `$1`, `$2` … for a variant's words. */
  title: string;
  text: string;
  deliveryDays: number;
  currency?: Exclude<Currency, "TND">;
  /** `one`: each is the only one. `some`: counted. Left out: as many as are wanted. */
  stock?: "one" | "some";
  /** Sold against proof: what proves it. */
  proof?: readonly ProofType[];
  /** Sold with a contract. */
  contract?: ContractParts;
  /** At a distance: in no town. */
  remote?: true;
  /** How it ends: `used` things, `made` by the seller, `new` ones, food, or nothing at all. */
  closing: "used" | "made" | "new" | "food" | "none";
  /** Where it is taken; any room where nothing is said. */
  rooms?: readonly Room[];
  variants: readonly Variant[];
};
