import { ageMs } from "@/db/seed";
import { chanceOf } from "@/db/seed/chance";
import { LISTINGS } from "@/db/seed/listings";
import { BUYERS, PEOPLE, type Person, SELLERS, type SellerHandle } from "@/db/seed/people";
import type { SeedListing } from "@/db/seed/types";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { type Kind, OF_BUYERS, OF_SELLERS, QUESTIONS, type Verdict } from "./words";

/** How often each seller sold. Who is not named has not sold yet, as happens. */
const SOLD: Partial<Record<SellerHandle, number>> = {
  ...{ "dar-naima": 6, "karim-tech": 5, "prof-a-la-maison": 4, "sahel-mobile": 3, "atelier-zitouna": 3 },
  ...{
    "electro-monastir": 3,
    "maktabat-kairouan": 3,
    "savons-du-nord": 3,
    "selma-vintage": 2,
    "oasis-nefta": 2,
  },
  ...{ "ferme-el-amel": 2, "guellala-pots": 2, "marqoum-gafsa": 2, "soie-de-mahdia": 2, "dar-el-ajhiza": 1 },
  ...{ "warchat-sfax": 1, "henne-gabes": 1, "studio-carthage": 1, "petits-pas": 1 },
};
/** The first sale was so long ago. */
const FIRST_DAYS = 150;
/** The last one: all that follows a sale fits between it and today. */
const LAST_DAYS = 13;

export type PlannedSale = {
  buyer: Person;
  seller: Person;
  listing: SeedListing;
  /** When it was ordered, counted back from now. */
  daysAgo: number;
  byBuyer: Verdict;
  bySeller: Verdict;
};
export type PlannedQuestion = {
  asker: Person;
  seller: Person;
  slug: string;
  question: string;
  answer: string;
  daysAgo: number;
  answeredAfterMs: number;
};
export type PlannedBoost = { seller: Person; slug: string; daysAgo: number };

const CUSTOMERS = [...BUYERS, ...PEOPLE.filter(({ email }) => email.startsWith("leila@"))];
const personOf = (handle: SellerHandle): Person => {
  const seller = SELLERS.find((one) => one.handle === handle);
  if (!seller) throw new Error(`${handle} sells nothing`);
  return seller;
};

const MADE = ["maison", "artisanat", "mode", "enfants", "beaute"];

function kindOf({ slug, mode, category }: SeedListing): Kind {
  if (mode === "standard") return /^(?:cours|dorous)-/.test(slug) ? "lesson" : "work";
  if (mode === "quick_proof") return "awaited";
  if (category === "terroir") return "food";
  return MADE.includes(category) ? "made" : "bought";
}

/** Takes what is written one after the other, for each list of its own. */
function oneByOne() {
  const taken = new Map<unknown, number>();
  return <T>(choices: readonly T[]): T => {
    const at = taken.get(choices) ?? 0;
    taken.set(choices, at + 1);
    return choices[at % choices.length] as T;
  };
}

/** The sales of the past, in the order in which they were made. The same each time; no buyer bought a thing twice. */
export function plannedSales(): PlannedSale[] {
  const next = oneByOne();
  const handles = spread(Object.entries(SOLD) as [SellerHandle, number][]);
  const sold = new Set<string>();
  return handles.map((handle, index) => {
    const daysAgo = FIRST_DAYS - (index * (FIRST_DAYS - LAST_DAYS)) / (handles.length - 1);
    const seller = personOf(handle);
    const chance = chanceOf(`sale ${index}`);
    const buyer = CUSTOMERS[(index * 4) % CUSTOMERS.length] as Person;
    const there = LISTINGS.filter(
      ({ seller: of, slug }, at) => of === handle && !sold.has(slug) && ageMs(at) > (daysAgo + 2) * DAY_MS,
    );
    // What is the only one and was sold is not for sale any more: such listings are left for those who come.
    const many = there.filter(({ stock }) => stock !== 1);
    // Most listings are plain products: every third sale is of another kind where its seller has one.
    const rare = many.filter(({ mode }) => mode && index % 3 === 0);
    const listing = chance.of(rare.length > 0 ? rare : many);
    sold.add(listing.slug);
    return {
      ...{ buyer, seller, listing, daysAgo },
      byBuyer: next(OF_BUYERS[kindOf(listing)][buyer.locale]),
      bySeller: next(OF_SELLERS[seller.locale]),
    };
  });
}

/** Each as often as it says, as far apart as they go. */
function spread(counts: [SellerHandle, number][]): SellerHandle[] {
  return counts
    .flatMap(([handle, count], row) =>
      Array.from({ length: count }, (_, i) => ({ handle, at: (i + 0.5) / count + row / 1000 })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ handle }) => handle);
}

/** Questions under some of what was sold, each answered before it was. */
export function plannedQuestions(): PlannedQuestion[] {
  const next = oneByOne();
  return plannedSales()
    .filter((_, index) => index % 5 === 2)
    .map(({ buyer, seller, listing, daysAgo }, index) => {
      const [question, answer] = next(QUESTIONS[buyer.locale]);
      const answeredAfterMs = (1 + index) * HOUR_MS;
      return {
        ...{ asker: buyer, seller, slug: listing.slug, question, answer },
        ...{ daysAgo: daysAgo + 1.5, answeredAfterMs },
      };
    });
}

/** Sellers who are written to, and how soon they usually answer, in minutes. */
const ANSWERS_AFTER: [SellerHandle, minutes: number][] = [
  ...([
    ["dar-naima", 40],
    ["karim-tech", 25],
    ["sahel-mobile", 95],
    ["prof-a-la-maison", 180],
  ] as const),
  ...([
    ["maktabat-kairouan", 300],
    ["savons-du-nord", 130],
    ["selma-vintage", 50],
  ] as const),
  ...([
    ["atelier-zitouna", 620],
    ["guellala-pots", 1500],
    ["petits-pas", 35],
    ["oasis-nefta", 210],
  ] as const),
].map(([handle, minutes]) => [handle, minutes]);

/** Messages of the last months about what a seller sells, three to each. */
export function plannedTalks(): PlannedQuestion[] {
  const next = oneByOne();
  return ANSWERS_AFTER.flatMap(([handle, minutes], row) =>
    [0, 1, 2].map((turn) => {
      const chance = chanceOf(`talk ${handle} ${turn}`);
      const daysAgo = 4 + row + turn * 20 + chance.upTo(12);
      const asker = CUSTOMERS[(row * 3 + turn) % CUSTOMERS.length] as Person;
      const there = LISTINGS.filter(
        ({ seller }, at) => seller === handle && ageMs(at) > (daysAgo + 1) * DAY_MS,
      );
      const [question, answer] = next(QUESTIONS[asker.locale]);
      const answeredAfterMs = (minutes * (7 + chance.upTo(6)) * MINUTE_MS) / 10;
      const { slug } = chance.of(there);
      return { asker, seller: personOf(handle), slug, question, answer, daysAgo, answeredAfterMs };
    }),
  );
}

/** Listings that stand first in their category today: one of each of these sellers. */
export function plannedBoosts(): PlannedBoost[] {
  const handles = [
    "guellala-pots",
    "karim-tech",
    "savons-du-nord",
    "soie-de-mahdia",
    "prof-a-la-maison",
  ] as const;
  return handles.map((handle, index) => {
    const listing = LISTINGS.find(({ seller, stock }) => seller === handle && stock === undefined);
    if (!listing) throw new Error(`${handle} has nothing to boost`);
    return { seller: personOf(handle), slug: listing.slug, daysAgo: 1 + index };
  });
}

/** What people keep: some hearts for each, more on what sold. */
export function plannedFavorites(): { person: Person; slug: string }[] {
  const popular = plannedSales().slice(-12);
  return CUSTOMERS.flatMap((person, index) => {
    const chance = chanceOf(`hearts ${index}`);
    const liked = [0, 1, 2].map(() => chance.of(popular).listing.slug);
    const found = [0, 1].map(() => chance.of(LISTINGS).slug);
    return [...new Set([...liked, ...found])].map((slug) => ({ person, slug }));
  });
}
