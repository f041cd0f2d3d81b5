import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { db } from "@/db";
import { currentUser, signInPath } from "@/lib/auth/session";
import { pageRoute } from "@/lib/http";
import { toLocale } from "@/lib/i18n/locales";
import { getReceipt, receiptPdf, receiptRows } from "@/lib/receipts";

type Context = { params: Promise<{ locale: string; id: string }> };

/** The receipt of a paid order as a PDF to print, in the order's language; only its two sides learn that it exists. */
export const GET = pageRoute(async (_request, { params }: Context) => {
  const { locale: given, id } = await params;
  const user = await currentUser();
  if (!user) {
    const locale = toLocale(given);
    const location = signInPath(locale, `/${locale}/orders/${encodeURIComponent(id)}/receipt`);
    return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
  }
  const receipt = await getReceipt(db(), user.id, id);
  if (!receipt) notFound();
  const { locale, reference } = receipt;
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: "receipt" }),
    getTranslations({ locale, namespace: "common" }),
  ]);
  const pdf = await receiptPdf({
    locale,
    title: t("title"),
    site: common("siteName"),
    rows: receiptRows(receipt, (key) => t(`rows.${key}`)),
    notes: [t(receipt.refundedAt ? "refundedNote" : "held"), t("notTax")],
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="souk-${reference}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
});
