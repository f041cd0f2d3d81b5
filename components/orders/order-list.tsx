import { getFormatter, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { formatMoney } from "@/lib/money";
import type { OrderLine } from "@/lib/orders";
import { pictureUrl } from "@/lib/storage/url";
import { OrderStatusBadge } from "./status-badge";

type Props = { lines: OrderLine[]; side: "buyer" | "seller"; locale: Locale };

/** Orders or sales, one a row; a sale also shows both fees and what the seller receives. */
export async function OrderList({ lines, side, locale }: Props) {
  const format = await getFormatter({ locale });
  const t = await getTranslations({ locale, namespace: "orders" });
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.id} className="relative flex gap-4 p-4 hover:bg-sunken sm:p-5">
          <div className="size-18 shrink-0 overflow-hidden rounded-control bg-sunken sm:size-20">
            {line.pictureKey ? (
              <img
                src={pictureUrl(line.pictureKey, 400)}
                alt=""
                width={80}
                height={80}
                loading="lazy"
                className="size-full object-cover"
              />
            ) : null}
          </div>
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
              <Link
                href={`/orders/${line.id}`}
                className="font-semibold after:absolute after:inset-0 hover:underline"
              >
                <bdi>{line.title}</bdi>
              </Link>
              <OrderStatusBadge stage={line.stage} locale={locale} />
            </div>
            <p className="mt-1 text-ink-soft text-sm">
              {line.counterpart ? (
                <>
                  <bdi>{line.counterpart}</bdi>
                  {" · "}
                </>
              ) : null}
              <time dateTime={line.createdAt.toISOString()}>
                {format.dateTime(line.createdAt, { dateStyle: "medium" })}
              </time>
            </p>
            <p className="figures mt-1 font-semibold">
              {formatMoney(line.priceMinor, locale, line.currency)}
            </p>
            {line.asked ? (
              <p className="mt-1 font-semibold text-brand-ink">
                {t("orders.yourTurn", { action: t(`button.${line.asked}`) })}
              </p>
            ) : null}
            {side === "seller" ? <SaleParts line={line} locale={locale} /> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

async function SaleParts({ line, locale }: { line: OrderLine; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "orders" });
  if (line.escrowFeeMillimes === null || line.stage === "cancelled") return null;
  const fees = line.escrowFeeMillimes + (line.developerFeeMillimes ?? 0);
  return (
    <p className="figures text-ink-soft text-sm">
      {t(line.stage === "completed" ? "sales.partsDone" : "sales.parts", {
        fees: formatMoney(fees, locale),
        // DHMAD pays in TND, whatever the price was in: what it locked when the escrow was made.
        payout: formatMoney((line.amountTndMillimes ?? line.priceMinor) - fees, locale),
      })}
    </p>
  );
}
