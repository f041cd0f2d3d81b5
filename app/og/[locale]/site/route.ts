import { apiRoute } from "@/lib/http";
import { answerCard } from "../../answer";
import { siteCard } from "../../cards";

type Context = { params: Promise<{ locale: string }> };

/** How the site looks when it is shared. */
export const GET = apiRoute(async (request, { params }: Context) =>
  answerCard(request, (await params).locale, siteCard),
);
