import { type FileProblem, readTable } from "./import-table";
import { type ListingInput, listingInput } from "./input";

export const MAX_IMPORT_BYTES = 1024 * 1024;
export const MAX_IMPORT_LINES = 200;

/** The columns by the names that stand in the file's first row, in every language. */
export const IMPORT_COLUMNS = [
  "title",
  "description",
  "category",
  "governorate",
  "city",
  "kind",
  "price",
  "currency",
  "delivery_days",
  "stock",
  "contract_terms",
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** What is sold, as the file says it, and the mode behind it. */
export const IMPORT_KINDS = { item: "quick", item_proof: "quick_proof", service: "standard" } as const;

const CURRENCY_SIGNS: Record<string, string> = {
  dt: "TND",
  tnd: "TND",
  "€": "EUR",
  eur: "EUR",
  $: "USD",
  usd: "USD",
};

/** The column that each field of the listing's form came from. */
const COLUMN_OF: Record<string, ImportColumn> = {
  categorySlug: "category",
  mode: "kind",
  deliveryDays: "delivery_days",
  stockCount: "stock",
  contractTerms: "contract_terms",
};

/** By their `nameKey`: names in all languages, and slugs. */
export type ImportNames = { categories: Map<string, string>; governorates: Map<string, string> };

/** One row. `message` is a key of the catalogue `errors`; without `input` nothing is made of it. */
export type ImportLine = {
  /** As a spreadsheet counts them. */
  line: number;
  title: string;
  input: ListingInput | null;
  problems: { column: ImportColumn | null; message: string }[];
};
export type ImportPlan = FileProblem | { problem: null; lines: ImportLine[] };

/** A name as it is compared: letters alone, whatever their case and accents. */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$€]+/gu, "");

/** A file's bytes as text; null where they are not UTF-8, which would make nonsense of every accent. */
export function decodeImport(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** What would become of each row of a file. Pure: the report and the command both ask it. */
export function planImport(text: string, names: ImportNames): ImportPlan {
  const table = readTable(text);
  if (!Array.isArray(table)) return table;
  const [header = [], ...rows] = table;
  const columns = header.map((name) => name.trim().toLowerCase());
  while (columns.at(-1) === "") columns.pop();
  const unknown = columns.find((name) => !IMPORT_COLUMNS.some((column) => column === name));
  if (unknown !== undefined) return { problem: "columnUnknown", column: unknown };
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) return { problem: "columnTwice", column: twice };
  if (!columns.includes("title")) return { problem: "noTitle" };
  const filled = rows
    .map((cells, index) => ({ cells, line: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (filled.length === 0) return { problem: "empty" };
  if (filled.length > MAX_IMPORT_LINES) return { problem: "tooManyLines", count: filled.length };
  return {
    problem: null,
    lines: filled.map(({ cells, line }) => planLine(line, cells, columns as ImportColumn[], names)),
  };
}

function planLine(line: number, cells: string[], columns: ImportColumn[], names: ImportNames): ImportLine {
  const problems: ImportLine["problems"] = [];
  const cell = (column: ImportColumn) => (cells[columns.indexOf(column)] ?? "").trim();
  const known = (column: ImportColumn, found: (name: string) => string | undefined, wrong: string) => {
    const name = cell(column);
    const value = name === "" ? "" : found(name);
    if (value === undefined) problems.push({ column, message: wrong });
    return value ?? "";
  };
  const title = cell("title");
  if (title === "") problems.push({ column: "title", message: "titleMissing" });
  if (cells.slice(columns.length).some((extra) => extra.trim() !== ""))
    problems.push({ column: null, message: "importCells" });
  const stock = cell("stock");
  const parsed = listingInput.safeParse({
    title,
    description: cell("description"),
    categorySlug: known("category", (name) => names.categories.get(nameKey(name)), "importCategory"),
    governorate: known("governorate", (name) => names.governorates.get(nameKey(name)), "importGovernorate"),
    city: cell("city"),
    mode: known("kind", kindOf, "importKind") || "quick",
    currency: known("currency", (name) => CURRENCY_SIGNS[nameKey(name)], "importCurrency") || "TND",
    price: cell("price"),
    deliveryDays: cell("delivery_days"),
    availability: stock === "" ? "always" : "several",
    stockCount: stock,
    contractTerms: cell("contract_terms"),
  });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = String(path[0]);
    problems.push({ column: COLUMN_OF[field] ?? (field as ImportColumn), message });
  }
  return { line, title, problems, input: parsed.success && problems.length === 0 ? parsed.data : null };
}

function kindOf(name: string): string | undefined {
  const kinds = Object.entries(IMPORT_KINDS);
  return kinds.find(([kind, mode]) => [kind, mode].some((word) => nameKey(word) === nameKey(name)))?.[1];
}
