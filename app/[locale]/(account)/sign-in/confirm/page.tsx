import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Address } from "@/components/auth/address";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button } from "@/components/ui";
import { emailAddress, safeReturnTo } from "@/lib/auth";
import { redeemPath } from "@/lib/auth/redeem";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";

type Query = Record<"token" | "email" | "next", string | string[] | undefined>;
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth" });
  // The address of this page holds the token: it must not travel on.
  return { title: t("confirm.title"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where the mailed link leads. Only the press of the button signs in, because mail scanners open links. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: "auth" });
  const query = await searchParams;
  const next = safeReturnTo(query.next, `/${locale}/account`);
  const email = emailAddress.safeParse(query.email);
  const token = typeof query.token === "string" && /^[0-9a-f]{64}$/.test(query.token) ? query.token : null;

  if (!token || !email.success) {
    return (
      <NarrowShell title={t("confirm.title")}>
        <Alert tone="danger">{t("confirm.incomplete")}</Alert>
        <Button asChild>
          <Link href={`/sign-in?${new URLSearchParams({ next })}`}>{t("confirm.another")}</Link>
        </Button>
      </NarrowShell>
    );
  }
  return (
    <NarrowShell
      title={t("confirm.title")}
      lead={t.rich("confirm.lead", { address: () => <Address>{email.data}</Address> })}
    >
      <form method="post" action={redeemPath({ token, email: email.data, next, locale })}>
        <Button type="submit" size="lg" block>
          {t("confirm.submit")}
        </Button>
      </form>
      <p className="text-ink-soft">{t("confirm.notYou")}</p>
    </NarrowShell>
  );
}
