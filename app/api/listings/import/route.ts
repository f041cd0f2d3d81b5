import { NextResponse } from "next/server";
import { db } from "@/db";
import { readForm } from "@/lib/actions/read-form";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { currentUser, signInPath } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { pageRoute } from "@/lib/http";
import { toLocale } from "@/lib/i18n/locales";
import { decodeImport, MAX_IMPORT_BYTES, startImport } from "@/lib/listings";

/** The file, and what a form puts around it. */
const MAX_FORM_BYTES = MAX_IMPORT_BYTES + 16 * 1024;

/**
 * Takes a file of listings and leads to its report. A route of its own, since a file may be larger than a server action
 * takes. Nothing is made of it here.
 */
export const POST = pageRoute(async (request) => {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  const page = `/${locale}/sell/listings/import`;
  const seeOther = (path: string) => NextResponse.redirect(new URL(path, env().APP_URL), 303);
  const told = (problem: "missing" | "tooBig" | "encoding" | "tooMany") =>
    seeOther(`${page}?problem=${problem}`);
  const user = await currentUser();
  if (!user) return seeOther(signInPath(locale, page));

  const read = await readForm(request, MAX_FORM_BYTES);
  if (read && !read.whole) return told("tooBig");
  const file = read?.form.get("file");
  if (!(file instanceof File) || file.size === 0) return told("missing");
  if (file.size > MAX_IMPORT_BYTES) return told("tooBig");
  const body = decodeImport(new Uint8Array(await file.arrayBuffer()));
  if (body === null) return told("encoding");
  const started = await startImport(db(), user.id, body);
  return started.ok ? seeOther(`${page}?file=${started.data.id}`) : told("tooMany");
});
