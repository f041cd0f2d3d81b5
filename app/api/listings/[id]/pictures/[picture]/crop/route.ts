import { z } from "zod";
import { db } from "@/db";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { currentUser } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { apiRoute } from "@/lib/http";
import { toLocale } from "@/lib/i18n/locales";
import { cropArea, cropPicture } from "@/lib/listings";
import { pictureAnswer } from "../../picture-answer";

const input = z.object({ key: z.string().max(64), area: cropArea });

type Props = { params: Promise<{ id: string; picture: string }> };

/** Cuts a picture down to what its seller has framed. */
export const POST = apiRoute(async (request, { params }: Props) => {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  const parsed = input.safeParse(await request.json().catch(() => null));
  const { id, picture } = await params;
  if (!parsed.success || !z.uuid().safeParse(picture).success) return new Response(null, { status: 400 });
  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  return pictureAnswer(await cropPicture(db(), user.id, id, { imageId: picture, ...parsed.data }), locale);
});
