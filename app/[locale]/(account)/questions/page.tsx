import { CircleHelp } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { QuestionTextForm } from "@/components/questions/text-form";
import { AccountShell } from "@/components/site/account-shell";
import { Alert, Button, Card, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { type Locale, toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { ANSWER_LENGTH, listAsked, listToAnswer, type OwnQuestion } from "@/lib/questions";
import { answerAction } from "./actions";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "questions" });
  return { title: t("own.title") };
}

/** What waits for this person's answer first, then what they asked. */
export default async function QuestionsPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const here = `/${locale}/questions`;
  const user = await requireUser(locale, here);
  const [t, toAnswer, asked, { done }] = await Promise.all([
    getTranslations({ locale, namespace: "questions" }),
    listToAnswer(db(), user.id),
    listAsked(db(), user.id),
    searchParams,
  ]);
  const answerWords = {
    label: t("own.answerLabel"),
    hint: t("own.answerHint"),
    send: t("own.answerSend"),
    sending: t("own.answerSending"),
  };
  return (
    <AccountShell locale={locale} section="questions" title={t("own.title")} lead={t("own.lead")}>
      {done === "asked" ? <Alert tone="success" role="status" title={t("own.sent")} /> : null}
      {done === "answered" ? <Alert tone="success" role="status" title={t("own.published")} /> : null}
      {toAnswer.length > 0 ? (
        <section aria-labelledby="to-answer" className="space-y-4">
          <h2 id="to-answer" className="font-bold text-xl">
            {t("own.toAnswer")}
          </h2>
          {toAnswer.map((question) => (
            <Card key={question.id}>
              <Asked question={question} locale={locale} />
              <div className="mt-4">
                <QuestionTextForm
                  action={answerAction}
                  name="answer"
                  id={`answer-${question.id}`}
                  limit={ANSWER_LENGTH}
                  words={answerWords}
                >
                  <HiddenContext locale={locale} returnTo={here} />
                  <input type="hidden" name="id" value={question.id} />
                </QuestionTextForm>
              </div>
            </Card>
          ))}
        </section>
      ) : null}
      {asked.length > 0 ? (
        <section aria-labelledby="asked" className="space-y-4">
          <h2 id="asked" className="font-bold text-xl">
            {t("own.asked")}
          </h2>
          {asked.map((question) => (
            <Card key={question.id}>
              <Asked question={question} locale={locale} />
              {question.answer ? (
                <div className="mt-3 border-line-strong border-s-2 ps-4">
                  <p className="font-semibold text-ink-soft text-sm">{t("own.answer")}</p>
                  <p className="whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
                    {question.answer}
                  </p>
                </div>
              ) : (
                <p className="mt-3 text-ink-soft">{t("own.waiting")}</p>
              )}
            </Card>
          ))}
        </section>
      ) : null}
      {toAnswer.length + asked.length === 0 ? (
        <EmptyState
          icon={CircleHelp}
          title={t("own.emptyTitle")}
          actions={
            <Button asChild>
              <Link href="/" prefetch={false}>
                {t("own.emptyAction")}
              </Link>
            </Button>
          }
        >
          {t("own.emptyText")}
        </EmptyState>
      ) : null}
    </AccountShell>
  );
}

async function Asked({ question, locale }: { question: OwnQuestion; locale: Locale }) {
  const [t, format] = await Promise.all([
    getTranslations({ locale, namespace: "questions" }),
    getFormatter({ locale }),
  ]);
  const { title, slug, body, createdAt } = question;
  return (
    <>
      <p className="whitespace-pre-line font-semibold [overflow-wrap:anywhere]" dir="auto">
        {body}
      </p>
      <p className="mt-1 text-ink-soft text-sm [overflow-wrap:anywhere]">
        {t.rich("own.about", {
          date: format.dateTime(createdAt, { dateStyle: "long" }),
          listing: () =>
            slug ? (
              <Link href={`/l/${slug}`} prefetch={false} className="press underline underline-offset-4">
                <bdi>{title}</bdi>
              </Link>
            ) : (
              <bdi>{title}</bdi>
            ),
        })}
      </p>
    </>
  );
}
