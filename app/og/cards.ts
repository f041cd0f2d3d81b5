import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Category, PublicListing, PublicSeller } from "@/lib/catalogue";
import { alternates } from "@/lib/i18n/alternates";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { getPathname } from "@/lib/i18n/routing";
import { formatMoney } from "@/lib/money";
import { CARD_SIZE, type Card, versionOf } from "@/lib/og";

/** As Open Graph writes languages (https://ogp.me): those of them that Facebook knows. */
const OG_LOCALE: Record<Locale, string> = { fr: "fr_FR", ar: "ar_AR", en: "en_US" };

const wordsOf = (locale: Locale) => getTranslations({ locale, namespace: "common" });

export async function siteCard(locale: Locale): Promise<Card> {
  const [common, t] = await Promise.all([wordsOf(locale), getTranslations({ locale, namespace: "browse" })]);
  return { locale, site: common("siteName"), title: t("home.title"), lead: t("home.lead"), picture: null };
}

export async function categoryCard(locale: Locale, { name }: Category): Promise<Card> {
  const common = await wordsOf(locale);
  return { locale, site: common("siteName"), title: name, lead: common("footer.promise"), picture: null };
}

export async function sellerCard(locale: Locale, { name, handle, verified }: PublicSeller): Promise<Card> {
  const common = await wordsOf(locale);
  const seller = { name: `@${handle}`, verified: verified ? common("verified") : null };
  return { locale, site: common("siteName"), title: name, seller, picture: null };
}

export async function listingCard(locale: Locale, listing: PublicListing): Promise<Card> {
  const common = await wordsOf(locale);
  const { name, verified } = listing.seller;
  return {
    locale,
    site: common("siteName"),
    title: listing.title,
    price: formatMoney(listing.priceMinor, locale, listing.currency),
    seller: { name, verified: verified ? common("verified") : null },
    picture: listing.pictures[0] ?? null,
  };
}

/** `card`: where its picture is, in `app/og/[locale]`: `/site`, `/l/…`. `href` without a language. */
type Shared = {
  locale: Locale;
  href: string;
  title: string;
  description: string;
  card: Card;
  cardHref: string;
};

/** What a page tells those who link to it: its own address, its sisters', and how it looks when it is shared. */
export function sharedMetadata({ locale, href, title, description, card, cardHref }: Shared): Metadata {
  const url = `/og/${locale}${cardHref}?v=${versionOf(card)}`;
  return {
    alternates: alternates(locale, href),
    openGraph: {
      type: "website",
      siteName: card.site,
      title,
      description,
      url: getPathname({ href, locale }),
      locale: OG_LOCALE[locale],
      alternateLocale: LOCALES.filter((other) => other !== locale).map((other) => OG_LOCALE[other]),
      images: [{ url, ...CARD_SIZE, type: "image/jpeg", alt: title }],
    },
    twitter: { card: "summary_large_image" },
  };
}
