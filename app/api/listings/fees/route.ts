import type { NextRequest } from "next/server";
import { feeAmounts } from "@/components/selling/fee-amounts";
import { toLocale } from "@/lib/i18n/locales";
import { expectedFees, feeRates, feesQuery } from "@/lib/listings";

/** What a seller would receive at the price that is being typed: nobody's secret, and computed where it is charged. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const parsed = feesQuery.safeParse({ price: query.get("price") ?? "", currency: query.get("currency") });
  if (!parsed.success) return Response.json({ error: "malformed" }, { status: 400 });
  const { price, currency } = parsed.data;
  const amounts =
    price === null
      ? null
      : feeAmounts(expectedFees(price, currency, feeRates()), toLocale(query.get("locale")));
  return Response.json({ amounts }, { headers: { "cache-control": "no-store" } });
}
