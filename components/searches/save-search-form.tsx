import { BellPlus } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import type { TypedSearch } from "@/lib/search";

type Props = {
  locale: Locale;
  typed: Partial<TypedSearch>;
  label: string;
  variant?: "primary" | "secondary";
};

/** What is asked stands in the form's fields: it needs no script, and whoever has to sign in first finds it again. */
const FIELDS = ["q", "category", "min", "max", "mode", "place", "reviewed"] as const;

/** Saves a search: a plain form to the route, so that a public page needs no script for it. */
export function SaveSearchForm({ locale, typed, label, variant = "secondary" }: Props) {
  return (
    <form method="post" action={`/searches?locale=${locale}`}>
      <input type="hidden" name="do" value="save" />
      {FIELDS.map((name) =>
        typed[name] ? <input key={name} type="hidden" name={name} value={typed[name]} /> : null,
      )}
      <button type="submit" className={buttonStyles({ variant })}>
        <BellPlus aria-hidden />
        {label}
      </button>
    </form>
  );
}
