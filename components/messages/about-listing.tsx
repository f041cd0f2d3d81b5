import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { Conversation } from "@/lib/messages";
import { formatMoney } from "@/lib/money";
import { pictureUrl } from "@/lib/storage/url";

type Props = {
  listing: Pick<Conversation, "title" | "slug" | "pictureKey" | "priceMinor" | "currency" | "status">;
  orderId?: string | null;
  locale: Locale;
};

/** What two people write about. */
export async function AboutListing({ listing, orderId, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "messages" });
  const { title, slug, pictureKey, priceMinor, currency } = listing;
  const online = listing.status === "published";
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4 sm:py-4">
      {pictureKey ? (
        <img
          src={pictureUrl(pictureKey, 400)}
          alt=""
          width={64}
          height={64}
          className="size-16 shrink-0 rounded-control object-cover"
        />
      ) : null}
      <div className="min-w-0 flex-1 basis-40">
        <p className="text-ink-soft text-sm">{t("thread.about")}</p>
        <p className="font-semibold">
          {online ? (
            <Link href={`/l/${slug}`} prefetch={false} className="press block w-fit hover:underline">
              <bdi className="line-clamp-2">{title}</bdi>
            </Link>
          ) : (
            <bdi className="line-clamp-2">{title}</bdi>
          )}
        </p>
        <p className="figures text-ink-soft text-sm">
          {online && priceMinor !== null ? formatMoney(priceMinor, locale, currency) : t("thread.offline")}
        </p>
      </div>
      {orderId ? (
        <Link href={`/orders/${orderId}`} prefetch={false} className="button button-secondary button-md">
          {t("thread.order")}
        </Link>
      ) : null}
    </Card>
  );
}
