import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { LiveScreen } from "@/components/live/live-screen";
import { KycBadge } from "@/components/selling/kyc-badge";
import { NarrowShell } from "@/components/site/account-shell";
import { Button, Card, CardTitle } from "@/components/ui";
import { db } from "@/db";
import { currentUser, signInPath } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getSeller, ruleOf, sellerScreen } from "@/lib/kyc";

/** The screens of which there is more to say than that we wait for DHMAD. */
const TOLD = ["approved", "rejected", "withdrawn", "in_review", "expired"] as const;

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "selling" });
  return { title: t("kyc.done.title"), robots: { index: false } };
}

/** Where people come back to from Didit, in whatever browser. It says what DHMAD has told us, and no more. */
export default async function DonePage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: "selling" });
  const user = await currentUser();
  if (!user) {
    return (
      <NarrowShell title={t("kyc.done.title")} lead={t("kyc.done.text")}>
        <p>{t("kyc.done.signIn")}</p>
        <Button asChild>
          <a href={signInPath(locale, `/${locale}/sell`)}>{t("kyc.done.signInLink")}</a>
        </Button>
      </NarrowShell>
    );
  }
  const known = await getSeller(db(), user.id);
  if (!known) {
    return (
      <NarrowShell title={t("kyc.done.title")} lead={t("kyc.done.text")}>
        <p>{t("kyc.done.notSeller")}</p>
        <Button asChild>
          <Link href="/sell">{t("kyc.title")}</Link>
        </Button>
      </NarrowShell>
    );
  }
  const { seller } = known;
  const screen = sellerScreen(known, systemClock());
  const told = TOLD.find((one) => one === screen);
  return (
    <NarrowShell title={t("kyc.done.title")} lead={t("kyc.done.text")}>
      <LiveScreen topic={`seller:${user.id}`} version={seller.version} waiting={ruleOf(screen).awaited} />
      <Card className="space-y-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <CardTitle>{t("kyc.done.now")}</CardTitle>
          <KycBadge status={seller.kycStatus} locale={locale} />
        </div>
        <p role="status" aria-live="polite">
          {told ? t(`kyc.${told}.text`) : t("kyc.done.waiting")}
        </p>
        <Button asChild>
          <Link href={screen === "approved" ? "/sell/listings/new" : "/sell"}>
            {screen === "approved" ? t("kyc.act.new_listing") : t("kyc.done.toStatus")}
          </Link>
        </Button>
      </Card>
    </NarrowShell>
  );
}
