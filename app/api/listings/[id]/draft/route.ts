import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { listingValues } from "@/app/[locale]/(account)/sell/listings/values";
import type { DraftAnswer } from "@/components/selling/editing/draft-answer";
import { db } from "@/db";
import { readForm } from "@/lib/actions/read-form";
import { parseForm } from "@/lib/actions/run-form";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { currentUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { apiRoute } from "@/lib/http";
import { toLocale } from "@/lib/i18n/locales";
import {
  getMyListing,
  type ListingInput,
  listingInput,
  type OwnListing,
  proofFields,
  updateDraft,
} from "@/lib/listings";
import type { Result } from "@/lib/result";

/** The longest text of all fields, in three bytes a character, and what a form puts around it. */
const MAX_FORM_BYTES = 128 * 1024;

const around = z.object({ edit: z.uuid(), nextEdit: z.uuid() });

type Props = { params: Promise<{ id: string }> };

/**
 * Saves a draft while it is being typed. Of a field that is not well-formed what is saved stays, and why is told; the
 * others are saved. 404 for anybody else's listing. That it was changed elsewhere, or has gone public, is an answer like
 * another: no browser needs to log it as an error.
 */
export const POST = apiRoute(async (request, { params }: Props) => {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const user = await currentUser();
  if (!user) return new Response(null, { status: 401 });
  const read = await readForm(request, MAX_FORM_BYTES);
  const sent = read?.whole ? parseForm(read.form, around) : null;
  if (!read || !sent?.ok) return new Response(null, { status: 400 });
  const listing = await getMyListing(db(), user.id, (await params).id);
  if (!listing) return new Response(null, { status: 404 });

  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  const t = await getTranslations({ locale, namespace: "editor" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const worded = (fields: Record<string, string[]> = {}) =>
    Object.fromEntries(Object.entries(fields).map(([name, keys]) => [name, keys.map((key) => errors(key))]));
  const answer = (body: DraftAnswer) => Response.json(body, { headers: { "cache-control": "no-store" } });

  const { parsed, wrong } = wellFormed(read.form, listing);
  if (!parsed.ok) return new Response(null, { status: 400 });
  const edit = { from: sent.data.edit, to: sent.data.nextEdit, draftOnly: true };
  const saved = await updateDraft(db(), user.id, listing.id, parsed.data, edit);
  if (!saved.ok)
    return answer({
      status: "conflict",
      said: errors(saved.error.message),
      fields: worded(saved.error.fields),
    });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "Africa/Tunis" }).format(
    systemClock(),
  );
  return answer({
    status: "saved",
    edit: saved.data.edit,
    stockShown: String(saved.data.stockShown ?? ""),
    said: t(wrong ? "autosave.savedPartly" : "autosave.savedAt", { time }),
    fields: worded(wrong),
    drawAgain: saved.data.drawAgain,
  });
});

/** What the form holds, and in the place of what is not well-formed what is saved. */
function wellFormed(
  form: FormData,
  listing: OwnListing,
): { parsed: Result<ListingInput>; wrong?: Record<string, string[]> } {
  const parsed = parseForm(form, listingInput);
  if (parsed.ok) return { parsed };
  const wrong = parsed.error.fields ?? {};
  const saved = listingValues(listing, "en");
  for (const name of Object.keys(wrong)) {
    // Left out, the stock stays as it is, whatever was ordered meanwhile.
    if (name === "stockCount") form.delete("availability");
    for (const field of name === "proofTypes" ? proofFields : [name]) {
      const value = saved[field];
      if (value === undefined) form.delete(field);
      else form.set(field, value);
    }
  }
  // A price that was right in another currency: both stay.
  if (wrong.price) form.set("currency", listing.currency);
  return { parsed: parseForm(form, listingInput), wrong };
}
