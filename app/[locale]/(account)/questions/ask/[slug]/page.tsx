import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { QuestionTextForm } from "@/components/questions/text-form";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button, Card } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getAskable, QUESTION_LENGTH } from "@/lib/questions";
import { askAction } from "../../actions";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "questions" });
  return { title: t("ask.title") };
}

/** A question about a listing that everybody will read with its answer. */
export default async function AskInPublicPage({ params }: Props) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const here = `/${locale}/questions/ask/${encodeURIComponent(slug)}`;
  const user = await requireUser(locale, here);
  const listing = await getAskable(db(), user.id, slug);
  if (!listing) notFound();
  const t = await getTranslations({ locale, namespace: "questions" });
  return (
    <NarrowShell title={t("ask.title")} lead={listing.own ? null : t("ask.lead")}>
      <p className="font-semibold [overflow-wrap:anywhere]">
        <bdi>{listing.title}</bdi>
      </p>
      {listing.own ? (
        <Alert tone="info" title={t("ask.own")}>
          <Link href="/questions">{t("ask.ownAction")}</Link>
        </Alert>
      ) : (
        <Card>
          <QuestionTextForm
            action={askAction}
            name="body"
            limit={QUESTION_LENGTH}
            words={{
              label: t("ask.label"),
              hint: t("ask.hint"),
              send: t("ask.send"),
              sending: t("ask.sending"),
            }}
          >
            <HiddenContext locale={locale} returnTo={here} />
            <input type="hidden" name="slug" value={slug} />
          </QuestionTextForm>
        </Card>
      )}
      <Button asChild variant="link">
        <Link href={`/l/${slug}`}>{t("ask.back")}</Link>
      </Button>
    </NarrowShell>
  );
}
