import { db } from "@/db";
import { getPublicSeller } from "@/lib/catalogue";
import { apiRoute } from "@/lib/http";
import { answerCard } from "../../../answer";
import { sellerCard } from "../../../cards";

type Context = { params: Promise<{ locale: string; handle: string }> };

/** How a seller's page looks when it is shared. */
export const GET = apiRoute(async (request, { params }: Context) => {
  const { locale: asked, handle } = await params;
  return answerCard(request, asked, async (locale) => {
    const seller = await getPublicSeller(db(), handle);
    return seller && sellerCard(locale, seller);
  });
});
