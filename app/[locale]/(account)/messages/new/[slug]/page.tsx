import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { AboutListing } from "@/components/messages/about-listing";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button, Card } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getQuestion } from "@/lib/messages";
import { Write } from "../../write";

type Props = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ problem?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "messages" });
  return { title: t("ask.title") };
}

/** The first question about a listing. Who asked before goes on in the conversation that is there. */
export default async function AskPage({ params, searchParams }: Props) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const here = `/${locale}/messages/new/${encodeURIComponent(slug)}`;
  const user = await requireUser(locale, here);
  const question = await getQuestion(db(), user.id, slug);
  if (!question) notFound();
  if (question.conversationId) redirect(`/${locale}/messages/${question.conversationId}#newest`);

  const t = await getTranslations({ locale, namespace: "messages" });
  return (
    <NarrowShell title={t("ask.title")} lead={question.own ? null : t("ask.lead")}>
      <AboutListing listing={question.listing} locale={locale} />
      {question.own ? (
        <Alert tone="info" title={t("ask.own.title")}>
          {t("ask.own.text")} <Link href="/messages">{t("ask.own.action")}</Link>
        </Alert>
      ) : (
        <Card>
          <p className="mb-4 font-semibold">
            <bdi>{question.counterpart}</bdi>
          </p>
          <Write
            userId={user.id}
            to={{ kind: "listing", slug }}
            parties={question.parties}
            from={here}
            problem={(await searchParams).problem !== undefined}
            locale={locale}
          />
        </Card>
      )}
      <Button asChild variant="link">
        <Link href={`/l/${question.listing.slug}`}>{t("ask.back")}</Link>
      </Button>
    </NarrowShell>
  );
}
