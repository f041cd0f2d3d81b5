import { Sparkles } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { Link } from "@/lib/i18n/link";
import type { Locale } from "@/lib/i18n/locales";

type Props = {
  listing: { id: string; status: string; boostedUntil: Date | null };
  locale: Locale;
};

/** From a seller's own listing to its boost: until when it runs, or the offer of one while the listing is public. */
export async function BoostLink({ listing, locale }: Props) {
  const { id, status, boostedUntil } = listing;
  if (status !== "published" && !boostedUntil) return null;
  const t = await getTranslations({ locale, namespace: "boosts" });
  const format = await getFormatter({ locale });
  return (
    <Link
      href={`/sell/listings/${id}/boost`}
      prefetch={false}
      // Above the row's own link, which covers all of it.
      className="relative z-1 inline-flex min-h-11 items-center gap-1.5 font-semibold text-brand-ink underline-offset-4 hover:underline"
    >
      <Sparkles aria-hidden className="size-4" />
      {boostedUntil
        ? t("link.running", { date: format.dateTime(boostedUntil, { day: "numeric", month: "long" }) })
        : t("link.start")}
    </Link>
  );
}
