import { ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { ActionForm } from "@/components/orders/action-form";
import { ContractTerms } from "@/components/orders/contract-terms";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button, Card, DescriptionList, DescriptionRow, Steps } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { formatMoney } from "@/lib/money";
import { getOffer, getUnpaidOrder, type OrderMode, termsDigest } from "@/lib/orders";
import { pictureUrl } from "@/lib/storage/url";
import { placeOrderAction } from "../../orders/actions";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** How the purchase goes on, by mode. */
const STEPS: Record<OrderMode, readonly string[]> = {
  quick: ["pay", "deliver", "confirm"],
  quick_proof: ["pay", "prove", "deliver", "confirm"],
  standard: ["sign", "pay", "deliver", "confirm"],
  instant: ["pay"],
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "orders" });
  return { title: t("buy.title") };
}

/** The last look before DHMAD: what is ordered, for how much, and what happens with the money. */
export default async function BuyPage({ params }: Props) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const here = `/${locale}/buy/${encodeURIComponent(slug)}`;
  const user = await requireUser(locale, here);
  const offer = await getOffer(db(), slug);
  if (!offer) notFound();
  const begun = await getUnpaidOrder(db(), user.id, slug);
  if (begun) redirect(`/${locale}/orders/${begun.id}`);

  const t = await getTranslations({ locale, namespace: "orders" });
  const managing = await getTranslations({ locale, namespace: "managing" });
  const format = await getFormatter({ locale });
  const awayUntil = offer.awayUntil && offer.awayUntil > systemClock() ? offer.awayUntil : null;
  const own = offer.sellerId === user.id;
  const amount = formatMoney(offer.priceMinor, locale, offer.currency);
  const taken = offer.stock === 0;
  return (
    <NarrowShell title={t("buy.title")} lead={t("buy.lead")}>
      <Card>
        <div className="flex gap-4">
          {offer.pictureKey ? (
            <img
              src={pictureUrl(offer.pictureKey, 400)}
              alt=""
              width={96}
              height={96}
              className="size-24 shrink-0 rounded-control object-cover"
            />
          ) : null}
          <div className="min-w-0">
            <h2 className="font-bold text-lg">
              <bdi>{offer.title}</bdi>
            </h2>
            <p className="mt-1 inline-flex items-center gap-1.5 text-ink-soft">
              <bdi>{offer.sellerName}</bdi>
              <ShieldCheck aria-hidden className="size-4 shrink-0 text-brand-ink" />
              <span className="sr-only">{t("buy.verified")}</span>
            </p>
          </div>
        </div>
        <DescriptionList className="mt-4 border-line border-t">
          <DescriptionRow term={t("summary.delivery")}>
            {t("days", { days: offer.deliveryDays })}
          </DescriptionRow>
          {offer.mode === "quick_proof" ? (
            <DescriptionRow
              term={t("buy.proof")}
              note={t("buy.proofNote", { upload: offer.proofUploadHours, review: offer.proofReviewHours })}
            >
              {null}
            </DescriptionRow>
          ) : null}
          <DescriptionRow term={t("buy.email")} note={t("buy.emailNote")}>
            <bdi>{user.email}</bdi>
          </DescriptionRow>
          <DescriptionRow term={t("buy.total")} note={t("buy.totalNote")} strong>
            {amount}
          </DescriptionRow>
        </DescriptionList>
        {offer.mode === "standard" ? (
          <section aria-labelledby="terms" className="mt-4 border-line border-t pt-4">
            <h2 id="terms" className="font-bold text-lg">
              {t("buy.terms.title")}
            </h2>
            <p className="text-ink-soft text-sm">{t("buy.terms.note")}</p>
            <ContractTerms terms={offer.contractTerms} />
          </section>
        ) : null}
        <div className="mt-5">
          {awayUntil && !own ? (
            <Alert tone="info">
              {managing("away.listing", { date: format.dateTime(awayUntil, { dateStyle: "full" }) })}
            </Alert>
          ) : taken && !own ? (
            <Alert tone="info" title={t("buy.taken.title")}>
              {t("buy.taken.text")}
            </Alert>
          ) : own ? (
            <Alert tone="info" title={t("buy.own.title")}>
              <Link href="/sell/listings">{t("buy.own.action")}</Link>
            </Alert>
          ) : (
            <ActionForm
              action={placeOrderAction}
              label={t(offer.mode === "standard" ? "buy.buttonSign" : "buy.button")}
              pendingText={t("pending")}
            >
              <HiddenContext locale={locale} returnTo={here} />
              <input type="hidden" name="slug" value={offer.slug} />
              <input type="hidden" name="priceMinor" value={offer.priceMinor} />
              <input type="hidden" name="currency" value={offer.currency} />
              {offer.mode === "standard" ? (
                <input type="hidden" name="termsDigest" value={termsDigest(offer.contractTerms)} />
              ) : null}
            </ActionForm>
          )}
        </div>
      </Card>
      <section aria-labelledby="how">
        <h2 id="how" className="mb-4 font-bold text-lg">
          {t("buy.how")}
        </h2>
        <Steps
          className="md:grid-flow-row md:auto-cols-auto"
          steps={STEPS[offer.mode].map((step) => ({
            title: t(`buy.steps.${step}.title`),
            detail: t(`buy.steps.${step}.text`),
          }))}
        />
      </section>
      <Button asChild variant="link">
        <Link href={`/l/${offer.slug}`}>{t("buy.back")}</Link>
      </Button>
    </NarrowShell>
  );
}
