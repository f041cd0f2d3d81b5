import { type NextRequest, NextResponse } from "next/server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PICTURES_COOKIE, type PicturesAnswer } from "@/components/selling/pictures-answer";
import { db } from "@/db";
import { readForm } from "@/lib/actions/read-form";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { currentUser, signInPath } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { apiRoute } from "@/lib/http";
import { type Locale, toLocale } from "@/lib/i18n/locales";
import { addPictures, MAX_PICTURES, orderPictures, type PicturesAdded, type Upload } from "@/lib/listings";
import { fail, ok, type Result } from "@/lib/result";
import { pictureAnswer } from "./picture-answer";

/** In which order the pictures are wished: their ids. */
const orderInput = z.object({ order: z.array(z.uuid()).max(MAX_PICTURES * 2) });

/** What one form may bring: a picture weighs at most 8 MB (lib/storage), and the whole at most this. */
const MAX_FORM_BYTES = 32 * 1024 * 1024;
/** Long enough to be led back, short enough not to be said twice. */
const ANSWER_SECONDS = 20;
/** Names of files are shown as far as they fit into a cookie. */
const NAME_LENGTH = 60;

/** How many of the same choice came before, one form each: their answer tells of all of them. */
const beforeInput = z.coerce.number().int().min(0).max(MAX_PICTURES).catch(0);

type Props = { params: Promise<{ id: string }> };

/**
 * A listing's pictures. A route of its own, because a server action's limit is one for the whole site. A script asks for
 * JSON and stays where it is; a plain form is led back to its page, where a cookie tells what came of it.
 */
export async function POST(request: NextRequest, { params }: Props): Promise<Response> {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  const plain = !request.headers.get("accept")?.includes("application/json");
  const { id } = await params;
  const page = `/${locale}/sell/listings/${encodeURIComponent(id)}/pictures`;
  const user = await currentUser();
  if (!user) return plain ? seeOther(signInPath(locale, page)) : new Response(null, { status: 401 });

  const added = await addPictures(db(), user.id, id, () => uploadsOf(request));
  const before = beforeInput.parse(request.nextUrl.searchParams.get("before"));
  const answer = await worded(added, locale, before);
  if (!plain) return NextResponse.json(answer);
  const back = seeOther(page);
  back.cookies.set(PICTURES_COOKIE, JSON.stringify(answer), {
    path: page,
    maxAge: ANSWER_SECONDS,
    httpOnly: true,
    sameSite: "lax",
  });
  return back;
}

/** Puts the pictures in another order. */
export const PUT = apiRoute(async (request, { params }: Props) => {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  const parsed = orderInput.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  return pictureAnswer(await orderPictures(db(), user.id, (await params).id, parsed.data.order), locale);
});

async function uploadsOf(request: Request): Promise<Result<Upload[]>> {
  const read = await readForm(request, MAX_FORM_BYTES);
  if (!read) return fail("invalid_input", "picturesMissing");
  if (!read.whole) return fail("invalid_input", "picturesTooHeavy");
  const uploads: Upload[] = [];
  for (const file of read.form.getAll("pictures")) {
    // A browser sends one empty file where none was chosen.
    if (file instanceof File && file.size > 0)
      uploads.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return uploads.length > 0 ? ok(uploads) : fail("invalid_input", "picturesMissing");
}

async function worded(
  result: Result<PicturesAdded>,
  locale: Locale,
  before: number,
): Promise<PicturesAnswer> {
  const t = await getTranslations({ locale, namespace: "selling" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const count = before + (result.ok ? result.data.added : 0);
  const message = before > 0 || result.ok ? t("editor.picturesDone", { count }) : "";
  if (!result.ok) return { status: "error", message, errors: [errors(result.error.message)], added: 0 };
  const { added, refused } = result.data;
  return {
    status: refused.length === 0 ? "ok" : "error",
    message,
    added,
    errors: refused.map(({ name, message }) =>
      t("editor.pictureRefused", { name: name.slice(0, NAME_LENGTH), reason: errors(message) }),
    ),
  };
}

const seeOther = (path: string) => NextResponse.redirect(new URL(path, env().APP_URL), 303);
