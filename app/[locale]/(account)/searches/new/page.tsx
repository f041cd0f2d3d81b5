import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SaveSearchForm } from "@/components/searches/save-search-form";
import { NarrowShell } from "@/components/site/account-shell";
import { Badge, Button, Card } from "@/components/ui";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { asksSomething } from "@/lib/saved-searches";
import { readSearch, searchPath } from "@/lib/search";
import { toSearchWords } from "../words";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "searches" });
  return { title: t("new.title") };
}

/** Where one comes back to after signing in: the search that was to be saved, and the button once more. */
export default async function SaveSearchPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const { input, typed } = readSearch(await searchParams);
  const results = searchPath({ ...typed, after: "" });
  await requireUser(locale, `/${locale}${results.replace(/^\/search/, "/searches/new")}`);
  if (!asksSomething(input.q ? [input.q] : [], input)) redirect(`/${locale}/searches`);
  const [t, wordsOf] = await Promise.all([
    getTranslations({ locale, namespace: "searches" }),
    toSearchWords(locale),
  ]);
  const { title, filters } = wordsOf(input);
  return (
    <NarrowShell title={t("new.title")} lead={t("new.lead")}>
      <Card className="space-y-4">
        <h2 className="font-bold text-xl [overflow-wrap:anywhere]">
          <bdi>{title}</bdi>
        </h2>
        {filters.length > 0 ? (
          <ul className="flex flex-wrap gap-2">
            {filters.map((filter) => (
              <li key={filter}>
                <Badge tone="neutral">
                  <bdi>{filter}</bdi>
                </Badge>
              </li>
            ))}
          </ul>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <SaveSearchForm locale={locale} typed={typed} label={t("new.save")} variant="primary" />
          <Button asChild variant="secondary">
            <Link href={results} prefetch={false}>
              {t("new.back")}
            </Link>
          </Button>
        </div>
      </Card>
    </NarrowShell>
  );
}
