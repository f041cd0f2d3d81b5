import type { Listing } from "./state";

/**
 * One saving of a listing's text, among those of other tabs. `from` is the writing that the form was drawn from (left
 * out, none is asked for); `to` names what this one writes, so that a form whose answer was lost may be sent again.
 */
export type Edit = {
  from?: string;
  to?: string;
  /** Refused once it is public: then nothing is saved that nobody pressed a button for. */
  draftOnly?: boolean;
};

/** The form's names of columns that are named otherwise. */
const FIELD_OF: Record<string, string> = { priceMinor: "price" };

/** At which fields of the form something else stands by now. */
export function differingFields(listing: Listing, next: Partial<Listing>): Record<string, string[]> {
  const stands = listing as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(next)
      .filter(([column, value]) => String(stands[column] ?? "") !== String(value ?? ""))
      .map(([column]) => [FIELD_OF[column] ?? column, ["changedElsewhere"]]),
  );
}
