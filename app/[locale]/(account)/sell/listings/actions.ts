"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { appendTemplate } from "@/components/selling/append-template";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { parseForm, runForm } from "@/lib/actions/run-form";
import { toLocale } from "@/lib/i18n/locales";
import {
  createDraft,
  deleteDraft,
  listingInput,
  movePicture,
  publishListing,
  removePicture,
  type Saved,
  unpublishListing,
  updateDraft,
} from "@/lib/listings";
import { ok, type Result } from "@/lib/result";

/** Writes a new draft and leads to its editor. */
export async function createListingAction(_previous: FormState, form: FormData): Promise<FormState> {
  const templated = await withTemplate(form);
  return runForm(
    form,
    listingInput,
    ({ user, input }) => createDraft(db(), user.id, input),
    ({ id }, { locale }) =>
      redirect(`/${locale}/sell/listings/${id}?notice=${templated ? "template" : "saved"}`),
  );
}

const TEMPLATES = ["creative", "repair", "lessons"] as const;

/** Without JavaScript a template's button sends the form: the template is put behind what was typed, before all else. */
async function withTemplate(form: FormData): Promise<boolean> {
  const intent = String(form.get("intent"));
  const name = TEMPLATES.find((template) => intent === `template:${template}`);
  if (!name) return false;
  const t = await getTranslations({ locale: toLocale(form.get("locale")), namespace: "selling" });
  const written = String(form.get("contractTerms") ?? "");
  form.set("contractTerms", appendTemplate(written, t(`editor.template.${name}.text`)));
  return true;
}

/** What the pressed button asks for; `picture` is the id that it names. */
const intentInput = z.object({
  listingId: z.string(),
  /** Which writing the form was drawn from. */
  edit: z.uuid().optional().catch(undefined),
  intent: z
    .string()
    .default("save")
    .transform((value) => {
      const [kind = "save", picture = ""] = value.split(":");
      return { kind, picture };
    }),
});
type Intent = z.infer<typeof intentInput>["intent"];
type Done =
  | "saved"
  | "savedPublished"
  | "publishedNow"
  | "unpublishedNow"
  | "deleted"
  | "terms.added"
  | "pictures";

/**
 * Every button of the editor. The text is saved whichever was pressed, then the button's own wish is done: without
 * JavaScript too, nothing that was typed is lost. The answer tells from which writing the form goes on, also where the
 * text was saved and what was wished besides was refused.
 */
export async function saveListingAction(_previous: FormState, form: FormData): Promise<FormState> {
  await withTemplate(form);
  let saved: Saved | null = null;
  const state = await runForm<typeof intentInput, Done>(
    form,
    intentInput,
    async ({ user, input: { listingId, intent, edit } }) => {
      if (intent.kind !== "delete")
        return saveAnd(user.id, listingId, intent, form, edit, (written) => {
          saved = written;
        });
      const deleted = await deleteDraft(db(), user.id, listingId);
      return deleted.ok ? ok("deleted") : deleted;
    },
    async (done, { locale, input }) => {
      if (done === "deleted") redirect(`/${locale}/sell/listings?notice=deleted`);
      if (done === "pictures") redirect(`/${locale}/sell/listings/${input.listingId}/pictures`);
      const t = await getTranslations({ locale, namespace: "selling" });
      return { status: "ok", message: t(`editor.${done}`), values: {} };
    },
  );
  refresh();
  return { ...state, values: { ...state.values, ...(saved ? startOf(saved) : {}) } };
}

const startOf = ({ edit, stockShown }: Saved) => ({ edit, stockShown: String(stockShown ?? "") });

async function saveAnd(
  userId: string,
  listingId: string,
  { kind, picture }: Intent,
  form: FormData,
  edit: string | undefined,
  onSaved: (saved: Saved) => void,
): Promise<Result<Done>> {
  const arranged =
    kind === "remove"
      ? await removePicture(db(), userId, listingId, picture)
      : kind === "earlier" || kind === "later"
        ? await movePicture(db(), userId, listingId, picture, kind)
        : // Before the text: off sale it may lack anything.
          kind === "unpublish"
          ? await unpublishListing(db(), userId, listingId)
          : ok(null);
  if (!arranged.ok) return arranged;

  const parsed = parseForm(form, listingInput);
  if (!parsed.ok) return parsed;
  const from = kind === "overwrite" ? undefined : edit;
  const saved = await updateDraft(db(), userId, listingId, parsed.data, { from });
  if (!saved.ok) return saved;
  onSaved(saved.data);
  if (kind === "unpublish") return ok("unpublishedNow");
  if (kind === "template") return ok("terms.added");
  if (kind === "pictures") return ok("pictures");
  if (kind !== "publish") return ok(saved.data.status === "published" ? "savedPublished" : "saved");
  const published = await publishListing(db(), userId, listingId);
  return published.ok ? ok("publishedNow") : published;
}
