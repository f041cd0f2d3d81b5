import { z } from "zod";
import { GOVERNORATES, type Governorate } from "@/db/schema/places";
import { SOLD_MODES, type SoldMode } from "@/lib/listings";
import { parseAmount } from "@/lib/money";

export const QUERY_LENGTH = 100;
export const SORTS = ["relevance", "newest", "price_asc", "price_desc"] as const;
export type Sort = (typeof SORTS)[number];

/** What is asked of search. Prices are in millimes. */
export type SearchInput = {
  q: string;
  category: string | null;
  min: number | null;
  max: number | null;
  mode: SoldMode | null;
  place: Governorate | null;
  reviewed: boolean;
  sort: Sort;
};

/** What stands in the address of the page, as it was typed: the form shows it again. */
export type TypedSearch = Record<(typeof SEARCH_FIELDS)[number], string>;
export const SEARCH_FIELDS = [
  "q",
  "category",
  "min",
  "max",
  "mode",
  "place",
  "reviewed",
  "sort",
  "after",
  "before",
] as const;

type PriceField = "min" | "max";
export type ReadSearch = {
  input: SearchInput;
  typed: TypedSearch;
  /** The code of what is wrong, by field. A wrong field filters nothing. */
  errors: Partial<Record<PriceField, "priceForm" | "priceOrder">>;
};

/** Of what is given twice the first counts; a NUL, which PostgreSQL refuses, is no text. */
const one = z
  .union([z.string(), z.array(z.string()).transform(([first]) => first ?? "")])
  .transform((text) => text.replaceAll("\0", "").trim())
  .default("")
  .catch("");
const address = z.object(
  Object.fromEntries(SEARCH_FIELDS.map((field) => [field, one])) as Record<
    (typeof SEARCH_FIELDS)[number],
    typeof one
  >,
);

const slug = z.string().regex(/^[a-z0-9-]{1,60}$/);

/**
 * Reads the address of the search page. Addresses are shared and typed by hand: a filter that is none is left out, and
 * only what a person types (the prices) is answered with an error.
 */
export function readSearch(query: Record<string, string | string[] | undefined>): ReadSearch {
  const typed = address.parse(query);
  const q = typed.q.slice(0, QUERY_LENGTH);
  const errors: ReadSearch["errors"] = {};
  const price = (field: PriceField): number | null => {
    if (!typed[field]) return null;
    const minor = parseAmount(typed[field], "TND");
    if (minor === null) errors[field] = "priceForm";
    return minor;
  };
  let [min, max] = [price("min"), price("max")];
  if (min !== null && max !== null && min > max) {
    errors.max = "priceOrder";
    [min, max] = [null, null];
  }
  const usual = q ? "relevance" : "newest";
  const asked = z.enum(SORTS).safeParse(typed.sort).data ?? usual;
  // Nothing is more or less like no words at all.
  const sort = asked === "relevance" && !q ? usual : asked;
  return {
    // The form sends its order always; the usual one is none that was chosen.
    typed: { ...typed, q, sort: sort === usual ? "" : sort },
    errors,
    input: {
      q,
      category: slug.safeParse(typed.category).data ?? null,
      min,
      max,
      mode: z.enum(SOLD_MODES).safeParse(typed.mode).data ?? null,
      place: z.enum(GOVERNORATES).safeParse(typed.place).data ?? null,
      reviewed: typed.reviewed !== "",
      sort,
    },
  };
}

/** The path of the search page, without language, for these fields: empty ones are left out. */
export function searchPath(typed: Partial<TypedSearch>): string {
  const given = SEARCH_FIELDS.flatMap((field) => (typed[field] ? [[field, typed[field]]] : []));
  return given.length > 0 ? `/search?${new URLSearchParams(given)}` : "/search";
}

/** The same search at its first page. */
export const firstPage = (typed: TypedSearch): TypedSearch => ({ ...typed, after: "", before: "" });

/** Whether these fields show a part or an order of what the words find: such addresses are endless, and not for robots. */
export const isNarrowed = ({ q: _words, ...filters }: TypedSearch): boolean =>
  Object.values(filters).some((value) => value !== "");
