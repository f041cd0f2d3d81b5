import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { DhmadForm } from "@/components/auth/dhmad-form";
import { DhmadNotice } from "@/components/auth/dhmad-notice";
import { SignInForm } from "@/components/auth/sign-in-form";
import { HiddenContext } from "@/components/forms";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Card } from "@/components/ui";
import { safeReturnTo } from "@/lib/auth";
import { toDhmadProblem } from "@/lib/auth/dhmad-problem";
import { currentUser } from "@/lib/auth/session";
import { dhmadOauth } from "@/lib/dhmad";
import { toLocale } from "@/lib/i18n/locales";
import { requestLinkAction } from "./actions";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Partial<Record<"next" | "error" | "dhmad" | "email", string | string[]>>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth" });
  return { title: t("signIn.title"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const { next: given, error, dhmad, email } = await searchParams;
  const next = safeReturnTo(given, `/${locale}/account`);
  const refused = toDhmadProblem(dhmad);
  if (!error && !refused && (await currentUser())) redirect(next);

  const t = await getTranslations({ locale, namespace: "auth" });
  const problem = error === "Verification" ? "expired" : "failed";
  return (
    <NarrowShell title={t("signIn.title")} lead={t("signIn.lead")}>
      {error ? (
        <Alert tone="danger" role="alert" title={t(`error.${problem}Title`)}>
          {t(`error.${problem}`)}
        </Alert>
      ) : null}
      {refused ? <DhmadNotice locale={locale} outcome={refused} /> : null}
      <Card className="space-y-5">
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
        {dhmadOauth() ? (
          <>
            <p className="flex items-center gap-4 text-ink-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
              {t("dhmad.or")}
            </p>
            <DhmadForm locale={locale} returnTo={next} label={t("dhmad.continue")} size="lg" block />
            <p className="text-ink-soft text-sm">{t("dhmad.hint")}</p>
          </>
        ) : null}
      </Card>
      <p className="text-ink-soft">{t("signIn.newHere")}</p>
    </NarrowShell>
  );
}
