import { getTranslations } from "next-intl/server";
import { BoostState } from "@/components/boosts/boost-state";
import { db } from "@/db";
import { getBoostOfOrder } from "@/lib/boosts";
import { systemClock } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";

type Props = { orderId: string; userId: string; locale: Locale };

/** What a boost's order shows once it runs: until when. Nothing on other orders, nor to anybody but its buyer. */
export async function OrderBoost({ orderId, userId, locale }: Props) {
  const boost = await getBoostOfOrder(db(), userId, orderId);
  const now = systemClock();
  if (!boost?.endsAt || boost.endsAt <= now) return null;
  const t = await getTranslations({ locale, namespace: "boosts" });
  return (
    <BoostState until={boost.endsAt} online={boost.public} locale={locale} now={now}>
      <p>
        <Link href={`/sell/listings/${boost.listingId}/boost`}>{t("state.link")}</Link>
      </p>
    </BoostState>
  );
}
