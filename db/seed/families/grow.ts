import { chanceOf } from "../chance";
import { ROOM_NAMES } from "../drawings";
import { SELLERS } from "../people";
import { TONES } from "../tones";
import type { SeedListing } from "../types";
import { CLOSINGS } from "./closings";
import { contractOf } from "./contract";
import type { Family } from "./family";

const MINOR = { TND: 1000, EUR: 100, USD: 100 } as const;

/** The listings of a family, the same each time. */
export function grow(family: Family): SeedListing[] {
  return family.variants.map(([price, tones, ...words], index) => {
    const slug = `${family.slug}-${index + 1}`;
    const chance = chanceOf(slug);
    const inTurn = <T>(choices: readonly T[]): T => choices[index % choices.length] as T;
    const handle = inTurn(family.sellers);
    const drawing = inTurn(family.drawing);
    const town = chance.of(SELLERS.find((seller) => seller.handle === handle)?.towns ?? []);
    const [governorate, latin, arabic] = town;
    const city = family.locale === "ar" ? arabic : latin;
    const fill = (text: string) => text.replace(/\$(\d)/g, (_, number) => words[Number(number) - 1] ?? "");
    const ending =
      family.closing === "none"
        ? []
        : [chance.of(CLOSINGS[family.closing][family.locale]).replace("$city", city)];
    const { deliveryDays, currency, proof, contract } = family;
    return {
      ...{ slug, seller: handle, category: family.category, drawing, tones: TONES[tones], deliveryDays },
      title: fill(family.title),
      description: [fill(family.text), ...ending].join("\n\n"),
      priceMinor: Math.round(price * MINOR[currency ?? "TND"]),
      ...(currency ? { currency } : {}),
      place: family.remote ? null : { governorate, city },
      room: chance.of(family.rooms ?? ROOM_NAMES),
      ...(family.stock ? { stock: family.stock === "one" ? 1 : 2 + chance.upTo(24) } : {}),
      ...(proof ? { mode: "quick_proof" as const, proof: policyOf(proof) } : {}),
      ...(contract
        ? {
            mode: "standard" as const,
            contractTerms: contractOf(family.locale, filled(contract, fill), deliveryDays),
          }
        : {}),
      // A second picture for one in six; those of the same thing share it.
      ...(chance.upTo(6) === 0
        ? {
            detail: {
              ...{ room: "mist" as const, near: 1.6, x: 560, y: 560 },
              which: `${drawing} ${tones} near`,
            },
          }
        : {}),
    };
  });
}

const policyOf = (types: NonNullable<Family["proof"]>) => ({
  uploadHours: types.includes("product_photo") ? 72 : 24,
  reviewHours: 48,
  types: [...types],
});

const filled = (parts: NonNullable<Family["contract"]>, fill: (text: string) => string) => ({
  object: fill(parts.object),
  included: fill(parts.included),
  excluded: fill(parts.excluded),
  warranty: fill(parts.warranty),
});
