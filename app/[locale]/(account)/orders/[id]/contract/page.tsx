import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { z } from "zod";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { dhmad } from "@/lib/dhmad";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getContractPage } from "@/lib/orders";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "orders" });
  return { title: t("buy.terms.title") };
}

/** Leads to the contract of a service: its PDF where DHMAD lets us have it, its page at DHMAD otherwise. */
export default async function ContractPage({ params }: Props) {
  const { id, locale: given } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/orders/${encodeURIComponent(id)}/contract`);
  if (!z.uuid().safeParse(id).success) notFound();
  const contract = await getContractPage(db(), dhmad(), user.id, id);
  if (contract.ok) redirect(contract.data.url);
  if (contract.error.code === "not_found") notFound();

  const t = await getTranslations({ locale });
  return (
    <NarrowShell title={t("orders.buy.terms.title")}>
      <Alert tone="warning" role="alert">
        {t(`errors.${contract.error.message}`)}
      </Alert>
      <Button asChild variant="link">
        <Link href={`/orders/${id}`}>{t("orders.proof.back")}</Link>
      </Button>
    </NarrowShell>
  );
}
