import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { HiddenContext } from "@/components/forms";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Card } from "@/components/ui";
import { safeReturnTo } from "@/lib/auth";
import { currentUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { requestLinkAction } from "./actions";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[]; error?: string | string[]; email?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth" });
  return { title: t("signIn.title"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const { next: given, error, email } = await searchParams;
  const next = safeReturnTo(given, `/${locale}/account`);
  if (!error && (await currentUser())) redirect(next);

  const t = await getTranslations({ locale, namespace: "auth" });
  const problem = error === "Verification" ? "expired" : "failed";
  return (
    <NarrowShell title={t("signIn.title")} lead={t("signIn.lead")}>
      {error ? (
        <Alert tone="danger" role="alert" title={t(`error.${problem}Title`)}>
          {t(`error.${problem}`)}
        </Alert>
      ) : null}
      <Card>
        <SignInForm
          action={requestLinkAction}
          email={typeof email === "string" ? email : undefined}
          words={{
            email: t("signIn.email"),
            submit: t("signIn.submit"),
            pending: t("signIn.pending"),
          }}
        >
          <HiddenContext locale={locale} returnTo={next} />
        </SignInForm>
      </Card>
      <p className="text-ink-soft">{t("signIn.newHere")}</p>
    </NarrowShell>
  );
}
