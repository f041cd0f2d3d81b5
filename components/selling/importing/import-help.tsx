import { getTranslations } from "next-intl/server";
import { Card, CardTitle } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";

type Named = { slug: string; name: string };
type Props = { locale: Locale; categories: Named[]; governorates: Named[] };

const COLUMNS = [
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

/** What each column holds. Their names are the same in every language. */
export async function ImportHelp({ locale, categories, governorates }: Props) {
  const t = await getTranslations({ locale, namespace: "imports" });
  return (
    <Card className="space-y-5">
      <CardTitle>{t("help.heading")}</CardTitle>
      <p className="max-w-prose text-ink-soft">{t("help.text")}</p>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {COLUMNS.map((column) => (
          <div key={column} className="grid gap-x-6 sm:col-span-2 sm:grid-cols-subgrid">
            <dt>
              <code dir="ltr" className="font-semibold text-sm">
                {column}
              </code>
            </dt>
            <dd className="text-ink-soft">{t(`help.column.${column}`)}</dd>
          </div>
        ))}
      </dl>
      <Names heading={t("help.categories")} named={categories} />
      <Names heading={t("help.governorates")} named={governorates} />
    </Card>
  );
}

function Names({ heading, named }: { heading: string; named: Named[] }) {
  return (
    <details className="disclosure">
      <summary>{heading}</summary>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {named.map(({ slug, name }) => (
          <li key={slug} className="flex flex-wrap justify-between gap-x-3">
            <span>{name}</span>
            <code dir="ltr" className="text-ink-soft text-sm">
              {slug}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}
