import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { AboutListing } from "@/components/messages/about-listing";
import { NarrowShell } from "@/components/site/account-shell";
import { Button, Card } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getOrderQuestion } from "@/lib/messages";
import { Write } from "../../write";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ problem?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "messages" });
  return { title: t("order.write") };
}

/** The first message about an order, from either side. Where one was written before, the conversation goes on. */
export default async function WriteAboutOrderPage({ params, searchParams }: Props) {
  const { locale: given, id } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const here = `/${locale}/messages/order/${encodeURIComponent(id)}`;
  const user = await requireUser(locale, here);
  const question = await getOrderQuestion(db(), user.id, id);
  if (!question) notFound();
  if (question.conversationId) redirect(`/${locale}/messages/${question.conversationId}#newest`);

  const t = await getTranslations({ locale, namespace: "messages" });
  const otherSide = question.parties.buyerId === user.id ? "seller" : "buyer";
  return (
    <NarrowShell title={t("order.write")} lead={t("ask.lead")}>
      <AboutListing listing={question.listing} orderId={id} locale={locale} />
      <Card>
        <p className="mb-4 font-semibold">
          <bdi>{question.counterpart ?? t(`somebody.${otherSide}`)}</bdi>
        </p>
        <Write
          userId={user.id}
          to={{ kind: "order", id }}
          parties={question.parties}
          from={here}
          problem={(await searchParams).problem !== undefined}
          locale={locale}
        />
      </Card>
      <Button asChild variant="link">
        <Link href={`/orders/${id}`}>{t("order.back")}</Link>
      </Button>
    </NarrowShell>
  );
}
