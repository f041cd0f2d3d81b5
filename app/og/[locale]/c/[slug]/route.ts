import { db } from "@/db";
import { getCategory } from "@/lib/catalogue";
import { apiRoute } from "@/lib/http";
import { answerCard } from "../../../answer";
import { categoryCard } from "../../../cards";

type Context = { params: Promise<{ locale: string; slug: string }> };

/** How a category looks when it is shared. */
export const GET = apiRoute(async (request, { params }: Context) => {
  const { locale: asked, slug } = await params;
  return answerCard(request, asked, async (locale) => {
    const category = await getCategory(db(), locale, slug);
    return category && categoryCard(locale, category);
  });
});
