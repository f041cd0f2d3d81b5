import { db } from "@/db";
import { getPublicListing } from "@/lib/catalogue";
import { apiRoute } from "@/lib/http";
import { answerCard } from "../../../answer";
import { listingCard } from "../../../cards";

type Context = { params: Promise<{ locale: string; slug: string }> };

/** How a listing looks when it is shared. */
export const GET = apiRoute(async (request, { params }: Context) => {
  const { locale: asked, slug } = await params;
  return answerCard(request, asked, async (locale) => {
    const listing = await getPublicListing(db(), locale, slug);
    return listing && listingCard(locale, listing);
  });
});
