import { SlidersHorizontal } from "lucide-react";
import { getTranslations } from "next-intl/server";
// From their own files: the index of the forms would bring what runs in the browser along.
import { CheckboxField, Field } from "@/components/forms/field";
import { buttonStyles } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Category } from "@/lib/catalogue";
import { governorates } from "@/lib/i18n/governorates";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { ReadSearch } from "@/lib/search";
import { SearchField } from "./search-field";

type Props = {
  locale: Locale;
  categories: Category[];
  modes: readonly string[];
  sorts: readonly string[];
  read: Pick<ReadSearch, "typed" | "errors" | "input">;
  /** Whether the filters are open when the page opens. */
  open: boolean;
  /** The address without filters. */
  clearHref: string;
};

/** The field and all filters as one form that is sent by GET: what is found has an address. */
export async function SearchFilters({ locale, categories, modes, sorts, read, open, clearHref }: Props) {
  const [t, places] = await Promise.all([
    getTranslations({ locale, namespace: "search" }),
    governorates(locale),
  ]);
  const { typed, errors, input } = read;
  const error = (field: "min" | "max") => {
    const code = errors[field];
    return code ? [t(`error.${code}`)] : undefined;
  };
  return (
    <search>
      <form action={`/${locale}/search`} className="space-y-4">
        <div className="max-w-2xl">
          <SearchField
            key={typed.q}
            locale={locale}
            id="search"
            defaultValue={typed.q}
            words={{
              label: t("field.label"),
              placeholder: t("field.placeholder"),
              submit: t("field.submit"),
              suggestions: t("field.suggestions"),
            }}
          />
        </div>
        <details className="disclosure" open={open}>
          <summary>
            <span className="flex flex-1 items-center gap-2">
              <SlidersHorizontal aria-hidden className="size-5" />
              {t("filters.title")}
            </span>
          </summary>
          <div>
            <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
              <Choice
                name="category"
                label={t("filters.category")}
                none={t("filters.anyCategory")}
                value={input.category}
                options={categories.map(({ slug, name }) => [slug, name])}
              />
              <Choice
                name="place"
                label={t("filters.place")}
                none={t("filters.anyPlace")}
                value={input.place}
                options={places.map(({ slug, name }) => [slug, name])}
              />
              <Choice
                name="mode"
                label={t("filters.mode")}
                none={t("filters.anyMode")}
                value={input.mode}
                options={modes.map((mode) => [mode, t(`mode.${mode}`)])}
              />
              {(["min", "max"] as const).map((field) => (
                <Field
                  key={field}
                  name={field}
                  label={t(`filters.${field}`)}
                  optional={t("filters.unit")}
                  errors={error(field)}
                >
                  {(control) => (
                    <Input
                      {...control}
                      inputMode="decimal"
                      autoComplete="off"
                      dir="ltr"
                      className="rtl:text-right"
                      defaultValue={typed[field]}
                      maxLength={14}
                    />
                  )}
                </Field>
              ))}
              <Choice
                name="sort"
                label={t("filters.sort")}
                value={input.sort}
                options={sorts.map((sort) => [sort, t(`sort.${sort}`)])}
              />
            </div>
            <div className="mt-5">
              <CheckboxField name="reviewed" label={t("filters.reviewed")} defaultChecked={input.reviewed} />
            </div>
            <div className="mt-5 flex flex-wrap items-center gap-3">
              <button type="submit" className={buttonStyles()}>
                {t("filters.apply")}
              </button>
              {open ? (
                <Link href={clearHref} prefetch={false} className={buttonStyles({ variant: "ghost" })}>
                  {t("filters.clear")}
                </Link>
              ) : null}
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  /** The first choice, which filters nothing. */
  none?: string;
  value: string | null;
  options: (readonly [value: string, word: string])[];
};

function Choice({ name, label, none, value, options }: ChoiceProps) {
  return (
    <Field name={name} label={label}>
      {(control) => (
        <Select {...control} defaultValue={value ?? ""}>
          {none ? <option value="">{none}</option> : null}
          {options.map(([option, word]) => (
            <option key={option} value={option}>
              {word}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
