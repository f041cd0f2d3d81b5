import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { z } from "zod";
import { EmptyPaper } from "@/components/illustrations";
import { LiveScreen } from "@/components/live/live-screen";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button, Card, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { dhmad } from "@/lib/dhmad";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getOrder, getProof, type ProofSubmission } from "@/lib/orders";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "orders" });
  return { title: t("proof.title") };
}

/** What the seller of an order proved, for its two sides; nobody else learns that it exists. */
export default async function ProofPage({ params }: Props) {
  const { id, locale: given } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/orders/${encodeURIComponent(id)}/proof`);
  if (!z.uuid().safeParse(id).success) notFound();
  const detail = await getOrder(db(), user.id, id);
  if (detail?.order.mode !== "quick_proof") notFound();
  const proof = await getProof(db(), dhmad(), user.id, id);
  if (!proof.ok && proof.error.code === "not_found") notFound();

  const t = await getTranslations({ locale, namespace: "orders" });
  return (
    <NarrowShell title={t("proof.title")} lead={t("proof.lead")}>
      <LiveScreen
        topic={`order:${id}`}
        version={detail.order.version}
        waiting={detail.rule.turn.length > 0}
      />
      {proof.ok ? (
        proof.data.length > 0 ? (
          proof.data.map((submission, index) => (
            <Submission
              // biome-ignore lint/suspicious/noArrayIndexKey: DHMAD names a submission by its place only
              key={index}
              submission={submission}
              base={`/${locale}/orders/${id}/proof/${index}`}
              locale={locale}
            />
          ))
        ) : (
          <EmptyState illustration={<EmptyPaper />} title={t("proof.empty.title")}>
            {t("proof.empty.text")}
          </EmptyState>
        )
      ) : (
        <Alert tone="warning" role="alert" title={t("proof.away.title")}>
          {t("proof.away.text")}
        </Alert>
      )}
      <Button asChild variant="link">
        <Link href={`/orders/${id}`}>{t("proof.back")}</Link>
      </Button>
    </NarrowShell>
  );
}

type SubmissionProps = { submission: ProofSubmission; base: string; locale: string };

async function Submission({ submission, base, locale }: SubmissionProps) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const format = await getFormatter({ locale });
  const { sentAt, note, files } = submission;
  return (
    <Card>
      {sentAt ? (
        <h2 className="font-semibold">
          {t("proof.sent", { when: format.dateTime(sentAt, { dateStyle: "long", timeStyle: "short" }) })}
        </h2>
      ) : null}
      {note ? (
        <p dir="auto" className="mt-2 whitespace-pre-wrap">
          {note}
        </p>
      ) : null}
      <ul className="mt-4 flex flex-wrap gap-3">
        {files.map((file, index) => {
          const name = t(file.kind === "picture" ? "proof.picture" : "proof.file", { number: index + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: DHMAD names a file by its place only
            <li key={index}>
              <a
                href={`${base}/${index}`}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4"
              >
                {file.kind === "picture" ? (
                  <img
                    src={file.viewUrl}
                    alt={name}
                    width={160}
                    height={160}
                    className="size-40 rounded-control border border-line object-cover"
                  />
                ) : (
                  <>
                    <FileText aria-hidden className="size-5" />
                    {name}
                  </>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
