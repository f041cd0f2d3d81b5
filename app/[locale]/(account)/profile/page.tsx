import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Address } from "@/components/auth/address";
import { DhmadCard } from "@/components/auth/dhmad-card";
import { DhmadNotice } from "@/components/auth/dhmad-notice";
import { ProfileForm } from "@/components/auth/profile-form";
import { HiddenContext } from "@/components/forms";
import { LiveScreen } from "@/components/live/live-screen";
import { KycBadge } from "@/components/selling/kyc-badge";
import { AccountShell } from "@/components/site/account-shell";
import { Button, Card, CardTitle, DescriptionList, DescriptionRow } from "@/components/ui";
import { db } from "@/db";
import { getDhmadLink } from "@/lib/auth";
import { toDhmadProblem } from "@/lib/auth/dhmad-problem";
import { requireUser } from "@/lib/auth/session";
import { dhmadOauth } from "@/lib/dhmad";
import { LOCALES, type Locale, toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getSeller } from "@/lib/kyc";
import { unlinkDhmadAction, updateProfileAction } from "./actions";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ dhmad?: string | string[] }>;
};

/** Each language in its own words. */
const LANGUAGES: Record<Locale, string> = { fr: "Français", ar: "العربية", en: "English" };

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth" });
  return { title: t("profile.title") };
}

export default async function ProfilePage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/profile`);
  const t = await getTranslations({ locale, namespace: "auth" });
  const [known, link, { dhmad }] = await Promise.all([
    getSeller(db(), user.id),
    getDhmadLink(db(), user.id),
    searchParams,
  ]);
  // Anybody can write an address: what it says was done must be so.
  const done = link ? "linked" : "unlinked";
  const outcome = dhmad === done ? done : toDhmadProblem(dhmad);
  return (
    <AccountShell locale={locale} section="profile" title={t("profile.title")}>
      <LiveScreen topic={`seller:${user.id}`} version={known?.seller.version ?? 0} />
      {outcome ? <DhmadNotice locale={locale} outcome={outcome} /> : null}
      <Card className="space-y-5">
        <CardTitle>{t("profile.you")}</CardTitle>
        <DescriptionList className="border-line border-y">
          <DescriptionRow term={t("profile.email")} note={t("profile.emailNote")}>
            <Address>{user.email}</Address>
          </DescriptionRow>
        </DescriptionList>
        <ProfileForm
          action={updateProfileAction}
          languages={LOCALES.map((code) => ({ code, name: LANGUAGES[code] }))}
          profile={{ name: user.name ?? "", language: user.locale }}
          words={{
            name: t("profile.name"),
            nameHint: t("profile.nameHint"),
            language: t("profile.language"),
            languageHint: t("profile.languageHint"),
            save: t("profile.save"),
            saving: t("profile.saving"),
          }}
        >
          <HiddenContext locale={locale} returnTo={`/${locale}/profile`} />
        </ProfileForm>
      </Card>
      {link || dhmadOauth() ? (
        <DhmadCard locale={locale} link={link} unlinkAction={unlinkDhmadAction} />
      ) : null}
      <Card className="space-y-4">
        <CardTitle>{t("profile.seller")}</CardTitle>
        {known ? (
          <>
            <DescriptionList>
              <DescriptionRow term={t("profile.sellerName")}>
                <bdi>{known.seller.name}</bdi>
              </DescriptionRow>
              <DescriptionRow term={t("profile.handle")}>
                <bdi dir="ltr">{known.seller.handle}</bdi>
              </DescriptionRow>
              <DescriptionRow term={t("profile.dhmadEmail")}>
                <Address>{known.seller.dhmadEmail}</Address>
              </DescriptionRow>
              <DescriptionRow term={t("profile.identity")}>
                <KycBadge status={known.seller.kycStatus} locale={locale} />
              </DescriptionRow>
            </DescriptionList>
            <Button asChild variant="secondary">
              <Link href="/sell">{t("profile.sellerManage")}</Link>
            </Button>
          </>
        ) : (
          <>
            <p className="text-ink-soft">{t("profile.notSeller")}</p>
            <Button asChild variant="secondary">
              <Link href="/sell">{t("profile.becomeSeller")}</Link>
            </Button>
          </>
        )}
      </Card>
      <p>
        <Button asChild variant="link">
          <Link href="/sign-out">{t("profile.signOut")}</Link>
        </Button>
      </p>
    </AccountShell>
  );
}
