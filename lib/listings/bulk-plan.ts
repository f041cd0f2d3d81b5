import { z } from "zod";
import { parseAmount } from "@/lib/money";
import { MAX_PRICE, MIN_PRICE } from "./price";
import { isPaused, type Listing, missingForPublication } from "./state";

/** More than one page of the list holds. */
export const MAX_SELECTED = 50;

/** What to do with each of the selected. Percents in tenths, so that 12.5 % is whole; amounts in millimes of TND. */
export type BulkChange =
  | { kind: "pause" }
  | { kind: "resume" }
  | { kind: "percent"; tenths: number }
  | { kind: "amount"; millimes: number };

/** What would become of one listing. `was` is what the change starts from: the preview is held to it. */
export type BulkPlan =
  | { does: "pause" | "resume"; was: string }
  | { does: "price"; was: string; from: number; to: number }
  | { does: "nothing"; why: BulkRefusal };

export type BulkRefusal =
  | "notOnline"
  | "notPaused"
  | "incomplete"
  | "unverified"
  | "noPrice"
  | "notDinars"
  | "tooLow"
  | "tooHigh"
  | "same";

/** From -90 to +500 percent: what goes beyond is a slip of the hand. */
const TENTHS = { min: -900, max: 5000 } as const;

/** What would become of a listing, by the rules that hold for it alone. Pure: the preview and the command both ask it. */
export function planBulk(listing: Listing, change: BulkChange, verified: boolean): BulkPlan {
  const nothing = (why: BulkRefusal): BulkPlan => ({ does: "nothing", why });
  if (change.kind === "pause")
    return listing.status === "draft" ? nothing("notOnline") : { does: "pause", was: listing.status };
  if (change.kind === "resume") {
    if (!isPaused(listing)) return nothing("notPaused");
    if (missingForPublication(listing).length > 0) return nothing("incomplete");
    return verified ? { does: "resume", was: listing.status } : nothing("unverified");
  }
  const { priceMinor: from, currency } = listing;
  if (from === null) return nothing("noPrice");
  if (change.kind === "amount" && currency !== "TND") return nothing("notDinars");
  const to =
    change.kind === "amount" ? from + change.millimes : Math.round((from * (1000 + change.tenths)) / 1000);
  if (to < MIN_PRICE[currency]) return nothing("tooLow");
  if (to > MAX_PRICE) return nothing("tooHigh");
  return to === from ? nothing("same") : { does: "price", was: String(from), from, to };
}

const kinds = z.enum(["pause", "resume", "percent", "amount"]);

/** A signed number as people type it: `-10`, `+12,5`, with a hyphen or a minus sign. */
const signed = (text: string) => {
  const [, sign = "", rest = ""] = /^\s*([+\-−]?)\s*(.*)$/.exec(text) ?? [];
  return { negative: sign === "-" || sign === "−", rest };
};

function readTenths(text: string): number | null {
  const { negative, rest } = signed(text.replace(/\s*%\s*$/, ""));
  const match = /^(\d{1,3})(?:[.,](\d))?$/.exec(rest);
  if (!match) return null;
  const tenths = (Number(match[1]) * 10 + Number(match[2] ?? 0)) * (negative ? -1 : 1);
  return tenths !== 0 && tenths >= TENTHS.min && tenths <= TENTHS.max ? tenths : null;
}

function readMillimes(text: string): number | null {
  const { negative, rest } = signed(text);
  const millimes = parseAmount(rest, "TND");
  return millimes ? millimes * (negative ? -1 : 1) : null;
}

/** The change that is asked for. What is wrong with `value` is a key of the catalogue `errors`. */
const change = z
  .object({ kind: kinds, value: z.string().max(30).default("") })
  .transform(({ kind, value }, context): BulkChange => {
    if (kind === "pause" || kind === "resume") return { kind };
    if (kind === "percent") {
      const tenths = readTenths(value);
      if (tenths !== null) return { kind, tenths };
    } else {
      const millimes = readMillimes(value);
      if (millimes !== null) return { kind, millimes };
    }
    context.addIssue({
      code: "custom",
      path: ["value"],
      message: kind === "percent" ? "bulkPercent" : "bulkAmount",
    });
    return z.NEVER;
  });

export const bulkQuery = change;

const shown = z
  .array(z.object({ id: z.uuid(), was: z.string().max(20) }))
  .min(1)
  .max(MAX_SELECTED);

/** The confirmed preview: the change, and for each listing what it had been shown to start from. */
export const bulkApplication = z
  .object({ kind: kinds, value: z.string().max(30).default(""), shown: z.string().max(10_000) })
  .transform((form, context) => {
    const asked = change.safeParse(form);
    const listed = shown.safeParse(parseJson(form.shown));
    if (asked.success && listed.success) return { change: asked.data, shown: listed.data };
    context.addIssue({ code: "custom", path: ["shown"], message: "tryAgain" });
    return z.NEVER;
  });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
