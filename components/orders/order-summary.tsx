import { getFormatter, getTranslations } from "next-intl/server";
import { Card, CardTitle, DescriptionList, DescriptionRow } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { formatMoney } from "@/lib/money";
import type { OrderDetail } from "@/lib/orders";

/** Whether the seller has submitted something to look at (dhmad-api.md, section 6). */
const hasProof = ({ mode, proofPhase }: OrderDetail["order"]): boolean =>
  mode === "quick_proof" && proofPhase !== null && proofPhase !== "waiting_seller_proof";

/** A boost's buyer owns the listing: there they see how the boost stands, whether the listing is public or not. */
const listingPath = ({ order, listingSlug }: OrderDetail): string =>
  order.mode === "instant" ? `/sell/listings/${order.listingId}/boost` : `/l/${listingSlug}`;

/** Price, people and the way to the escrow at DHMAD; for the seller also both fees and the payout, once DHMAD has named them. */
export async function OrderSummary({ detail, locale }: { detail: OrderDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const receipt = await getTranslations({ locale, namespace: "receipt" });
  const format = await getFormatter({ locale });
  const { order, side } = detail;
  const money = (millimes: number) => formatMoney(millimes, locale);
  const when = (at: Date | null) =>
    at ? format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }) : t("summary.signed.not");
  const fees = side === "seller" && order.escrowFeeMillimes !== null;
  const dhmadFee = order.escrowFeeMillimes ?? 0;
  const soukFee = order.developerFeeMillimes ?? 0;
  return (
    <Card>
      <CardTitle>{t("summary.title")}</CardTitle>
      <DescriptionList className="mt-2">
        <DescriptionRow term={t("summary.listing")}>
          <Link href={listingPath(detail)} className="press underline underline-offset-4">
            <bdi>{order.title}</bdi>
          </Link>
        </DescriptionRow>
        {detail.counterpart ? (
          <DescriptionRow term={t(side === "buyer" ? "summary.seller" : "summary.buyer")}>
            <bdi>{detail.counterpart}</bdi>
          </DescriptionRow>
        ) : null}
        <DescriptionRow term={t("summary.reference")}>
          <bdi>{order.reference}</bdi>
        </DescriptionRow>
        {order.escrowUrl ? (
          <DescriptionRow term={t("summary.escrow")}>
            <a href={order.escrowUrl} className="press underline underline-offset-4">
              {t("summary.escrowLink")}
            </a>
          </DescriptionRow>
        ) : null}
        <DescriptionRow term={t("summary.date")}>
          {format.dateTime(order.createdAt, { dateStyle: "long" })}
        </DescriptionRow>
        {order.mode === "instant" ? null : (
          <DescriptionRow term={t("summary.delivery")}>
            {t("days", { days: order.deliveryDays })}
          </DescriptionRow>
        )}
        {order.mode === "standard" ? (
          <DescriptionRow term={t("summary.signatures")}>
            {(["buyer", "seller"] as const).map((signer) => (
              <span key={signer} className="block">
                {t(`summary.signed.${signer === side ? "you" : signer}`)}{" "}
                {when(signer === "buyer" ? order.buyerSignedAt : order.sellerSignedAt)}
              </span>
            ))}
            <a href={`/${locale}/orders/${order.id}/contract`} className="press underline underline-offset-4">
              {t("summary.contract")}
            </a>
          </DescriptionRow>
        ) : null}
        {order.paidAt ? (
          <DescriptionRow term={receipt("title")}>
            <a href={`/${locale}/orders/${order.id}/receipt`} className="press underline underline-offset-4">
              {receipt("link")}
            </a>
          </DescriptionRow>
        ) : null}
        {hasProof(order) ? (
          <DescriptionRow term={t("summary.proof")}>
            <Link href={`/orders/${order.id}/proof`} className="press underline underline-offset-4">
              {t("summary.proofLink")}
            </Link>
          </DescriptionRow>
        ) : null}
        <DescriptionRow term={t("summary.price")} strong={!fees}>
          {formatMoney(order.priceMinor, locale, order.currency)}
        </DescriptionRow>
        {order.currency !== "TND" && order.amountTndMillimes !== null ? (
          <DescriptionRow term={t("summary.amountTnd")} note={t("summary.amountTndNote")}>
            {money(order.amountTndMillimes)}
          </DescriptionRow>
        ) : null}
        {fees ? (
          <>
            <DescriptionRow term={t("summary.dhmadFee")}>{money(-dhmadFee)}</DescriptionRow>
            <DescriptionRow term={t("summary.soukFee", { percent: order.developerFeePercentage })}>
              {money(-soukFee)}
            </DescriptionRow>
            <DescriptionRow
              term={t(order.status === "completed" ? "summary.payoutDone" : "summary.payout")}
              note={t("summary.payoutNote")}
              strong
            >
              {money((order.amountTndMillimes ?? order.priceMinor) - dhmadFee - soukFee)}
            </DescriptionRow>
          </>
        ) : null}
      </DescriptionList>
    </Card>
  );
}
