import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Address } from "@/components/auth/address";
import { HiddenContext, SubmitButton } from "@/components/forms";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button } from "@/components/ui";
import { currentUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { signOutAction } from "./actions";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth" });
  return { title: t("signOut.title"), robots: { index: false } };
}

export default async function SignOutPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await currentUser();
  const t = await getTranslations({ locale, namespace: "auth" });
  if (!user) {
    return (
      <NarrowShell title={t("signOut.title")}>
        <Alert tone="success" role="status">
          {t("signOut.done")}
        </Alert>
        <p className="flex flex-wrap gap-3">
          <Button asChild>
            <Link href="/" prefetch={false}>
              {t("signOut.home")}
            </Link>
          </Button>
          <Button asChild variant="secondary">
            <Link href="/sign-in">{t("signOut.again")}</Link>
          </Button>
        </p>
      </NarrowShell>
    );
  }
  return (
    <NarrowShell
      title={t("signOut.title")}
      lead={t.rich("signOut.lead", { address: () => <Address>{user.email}</Address> })}
    >
      <form action={signOutAction} className="flex flex-wrap gap-3">
        <HiddenContext locale={locale} returnTo={`/${locale}/sign-out`} />
        <SubmitButton pendingText={t("signOut.pending")}>{t("signOut.submit")}</SubmitButton>
        <Button asChild variant="secondary">
          <Link href="/" prefetch={false}>
            {t("signOut.stay")}
          </Link>
        </Button>
      </form>
    </NarrowShell>
  );
}
