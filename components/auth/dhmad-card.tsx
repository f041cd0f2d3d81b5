import { getTranslations } from "next-intl/server";
import { HiddenContext, SubmitButton } from "@/components/forms";
import { Card, CardTitle, DescriptionList, DescriptionRow } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import { Address } from "./address";
import { DhmadForm } from "./dhmad-form";

type Props = {
  locale: Locale;
  /** Null where no account of DHMAD's is linked. */
  link: { email: string | null } | null;
  unlinkAction: (form: FormData) => Promise<void>;
};

/** On a person's profile: their account at DHMAD as a way to sign in. */
export async function DhmadCard({ locale, link, unlinkAction }: Props) {
  const t = await getTranslations({ locale, namespace: "auth.dhmad.profile" });
  const here = `/${locale}/profile`;
  if (!link)
    return (
      <Card className="space-y-4">
        <CardTitle>{t("title")}</CardTitle>
        <p className="text-ink-soft">{t("notLinked")}</p>
        <DhmadForm locale={locale} returnTo={here} intent="link" label={t("link")} />
      </Card>
    );
  return (
    <Card className="space-y-4">
      <CardTitle>{t("title")}</CardTitle>
      <p className="text-ink-soft">{t("linked")}</p>
      <DescriptionList>
        <DescriptionRow term={t("email")}>
          {link.email ? <Address>{link.email}</Address> : t("none")}
        </DescriptionRow>
      </DescriptionList>
      <form action={unlinkAction} className="space-y-2">
        <HiddenContext locale={locale} returnTo={here} />
        <SubmitButton variant="secondary" pendingText={t("unlinking")}>
          {t("unlink")}
        </SubmitButton>
        <p className="text-ink-soft text-sm">{t("unlinkNote")}</p>
      </form>
    </Card>
  );
}
