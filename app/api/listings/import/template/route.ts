import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { toLocale } from "@/lib/i18n/locales";
import { IMPORT_COLUMNS, type ImportColumn } from "@/lib/listings";

/**
 * A file to fill in, with one row as an example. Where the comma is a decimal mark spreadsheets expect semicolons; the
 * mark at its head tells them that it is UTF-8. It holds words of ours alone: none that a spreadsheet would compute.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  const t = await getTranslations({ locale, namespace: "imports" });
  const example: Record<ImportColumn, string> = {
    title: t("example.title"),
    description: t("example.description"),
    category: "",
    governorate: "nabeul",
    city: t("example.city"),
    kind: "item",
    price: locale === "en" ? "45.500" : "45,500",
    currency: "TND",
    delivery_days: "3",
    stock: "2",
    contract_terms: "",
  };
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [[...IMPORT_COLUMNS], IMPORT_COLUMNS.map((column) => example[column])];
  const separator = locale === "en" ? "," : ";";
  const body = `\uFEFF${rows.map((row) => row.map(quoted).join(separator)).join("\r\n")}\r\n`;
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="souk-listings.csv"',
      "cache-control": "public, max-age=3600",
    },
  });
}
