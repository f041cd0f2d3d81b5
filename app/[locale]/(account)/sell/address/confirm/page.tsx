import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Address } from "@/components/auth/address";
import { HiddenContext } from "@/components/forms";
import { ProofForm } from "@/components/selling/proof-form";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { findProof, getSeller, proofTokenInput } from "@/lib/kyc";
import { proveAddressAction } from "../../actions";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "selling" });
  // The address of this page holds the token: it must not travel on. Not `no-referrer`, which takes the origin from the
  // form too, and Next refuses an action without one.
  return { title: t("kyc.confirm.title"), robots: { index: false }, referrer: "same-origin" };
}

/**
 * Where the mailed link leads. Only the press of the button proves the address, because mail scanners open links; and
 * only whoever named it can press: a stranger's click in their own mailbox lends it to nobody.
 */
export default async function ConfirmAddressPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const sent = proofTokenInput.safeParse(await searchParams);
  const token = sent.success ? sent.data.token : null;
  const here = `/${locale}/sell/address/confirm${token ? `?${new URLSearchParams({ token })}` : ""}`;
  const user = await requireUser(locale, here);
  const t = await getTranslations({ locale, namespace: "selling" });
  const proof = token ? await findProof(db(), user.id, token, systemClock()) : null;

  if (!token || !proof) {
    const known = await getSeller(db(), user.id);
    // Confirmed already, in another tab or a moment ago.
    if (known && !known.proof && known.seller.emailProvedAt) redirect(`/${locale}/sell`);
    return (
      <NarrowShell title={t("kyc.confirm.title")}>
        <Alert tone="danger">{t("kyc.confirm.unknown")}</Alert>
        <Button asChild>
          <Link href="/sell">{t("kyc.done.toStatus")}</Link>
        </Button>
      </NarrowShell>
    );
  }
  return (
    <NarrowShell
      title={t("kyc.confirm.title")}
      lead={t.rich("kyc.confirm.lead", { address: () => <Address>{proof.email}</Address> })}
    >
      <ProofForm
        action={proveAddressAction}
        words={{ submit: t("kyc.confirm.submit"), pending: t("kyc.confirm.pending") }}
      >
        <HiddenContext locale={locale} returnTo={here} />
        <input type="hidden" name="token" value={token} />
      </ProofForm>
      <p className="text-ink-soft">{t("kyc.confirm.notYou")}</p>
    </NarrowShell>
  );
}
