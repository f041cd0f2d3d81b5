import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { EmptySearch } from "@/components/illustrations";
import { SearchLine } from "@/components/searches/search-line";
import { AccountShell } from "@/components/site/account-shell";
import { Alert, Button, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getPreferences } from "@/lib/notifications";
import { FRESH_DAYS, listSavedSearches, MOST_SAVED } from "@/lib/saved-searches";
import { toSearchWords } from "./words";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Partial<Record<"done" | "problem", string | string[]>>>;
};

/** What the route says of a form. */
const DONE = ["saved", "already", "removed", "mailOn", "mailOff"] as const;
const PROBLEMS = [
  "searchAsksNothing",
  "searchPrices",
  "searchesFull",
  "categoryUnknown",
  "tooManySearchChanges",
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "searches" });
  return { title: t("title") };
}

/** What a person looks for again and again, with what was found since. */
export default async function SavedSearchesPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/searches`);
  const [t, format, wordsOf, saved, wanted, asked] = await Promise.all([
    getTranslations({ locale, namespace: "searches" }),
    getFormatter({ locale }),
    toSearchWords(locale),
    listSavedSearches(db(), user.id),
    getPreferences(db(), user.id),
    searchParams,
  ]);
  const done = DONE.find((known) => known === asked.done);
  const problem = PROBLEMS.find((known) => known === asked.problem);
  return (
    <AccountShell
      locale={locale}
      section="searches"
      title={t("title")}
      lead={saved.length > 0 ? t("lead", { count: saved.length, most: MOST_SAVED }) : undefined}
    >
      {problem ? <Alert tone="danger" role="alert" title={t(`problem.${problem}`)} /> : null}
      {done ? (
        <Alert tone={done === "already" ? "info" : "success"} role="status" title={t(`done.${done}`)} />
      ) : null}
      {saved.length > 0 && !wanted.searches ? (
        <Alert tone="info" title={t("noMail.title")}>
          <Link href="/notifications/settings" prefetch={false}>
            {t("noMail.action")}
          </Link>
        </Alert>
      ) : null}
      {saved.length > 0 ? (
        <ul className="space-y-4">
          {saved.map(({ id, input, path, mail, createdAt, fresh }) => {
            const { title, filters } = wordsOf(input);
            return (
              <SearchLine
                key={id}
                id={id}
                locale={locale}
                path={path}
                title={title}
                filters={filters}
                mail={mail}
                words={{
                  saved: t("saved", { date: format.dateTime(createdAt, { dateStyle: "long" }) }),
                  fresh: fresh > 0 ? t("fresh", { count: fresh, days: FRESH_DAYS }) : null,
                  mail: t(mail ? "mail.on" : "mail.off"),
                  toggle: t(mail ? "mail.stop" : "mail.start"),
                  toggleNamed: t(mail ? "mail.stopNamed" : "mail.startNamed", { title }),
                  remove: t("remove"),
                  removeNamed: t("removeNamed", { title }),
                }}
              />
            );
          })}
        </ul>
      ) : (
        <EmptyState
          illustration={<EmptySearch />}
          title={t("empty.title")}
          actions={
            <Button asChild>
              <Link href="/search" prefetch={false}>
                {t("empty.action")}
              </Link>
            </Button>
          }
        >
          {t("empty.text")}
        </EmptyState>
      )}
    </AccountShell>
  );
}
