"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { parseForm, runForm } from "@/lib/actions/run-form";
import type { Locale } from "@/lib/i18n/locales";
import {
  addPictures,
  createDraft,
  deleteDraft,
  listingInput,
  movePicture,
  type PicturesAdded,
  publishListing,
  removePicture,
  unpublishListing,
  updateDraft,
} from "@/lib/listings";
import { type Failure, ok, type Result } from "@/lib/result";
import { MAX_PICTURE_BYTES } from "@/lib/storage";

/** Writes a new draft with the pictures that came with it, and leads to its editor. */
export async function createListingAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    listingInput,
    async ({ user, input }) => {
      const draft = await createDraft(db(), user.id, input);
      if (!draft.ok) return draft;
      const pictures = await takePictures(user.id, draft.data.id, form);
      return ok({ id: draft.data.id, whole: pictures.ok && pictures.data.refused.length === 0 });
    },
    ({ id, whole }, { locale }) =>
      redirect(`/${locale}/sell/listings/${id}?notice=${whole ? "saved" : "pictures"}`),
  );
}

/** What the pressed button asks for; `picture` is the id that it names. */
const intentInput = z.object({
  listingId: z.string(),
  intent: z
    .string()
    .default("save")
    .transform((value) => {
      const [kind = "save", picture = ""] = value.split(":");
      return { kind, picture };
    }),
});
type Intent = z.infer<typeof intentInput>["intent"];
type Done = {
  kind: "saved" | "savedPublished" | "publishedNow" | "unpublishedNow" | "deleted";
  pictures: PicturesAdded;
};

/**
 * Every button of the editor. Pictures and text are saved whichever was pressed, then the button's own wish is done:
 * without JavaScript too, nothing that was typed or chosen is lost.
 */
export async function saveListingAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(
    form,
    intentInput,
    async ({ user, input, locale }) => {
      const { listingId, intent } = input;
      if (intent.kind === "delete") {
        const deleted = await deleteDraft(db(), user.id, listingId);
        return deleted.ok ? ok<Done>({ kind: "deleted", pictures: { added: 0, refused: [] } }) : deleted;
      }
      const pictures = await takePictures(user.id, listingId, form);
      if (!pictures.ok) return pictures;
      const saved = await saveAnd(user.id, listingId, intent, form);
      if (!saved.ok)
        return { ok: false as const, error: await withRefused(saved.error, pictures.data, locale) };
      return ok<Done>({ kind: saved.data, pictures: pictures.data });
    },
    async (done, { locale }) => {
      if (done.kind === "deleted") redirect(`/${locale}/sell/listings?notice=deleted`);
      return sayDone(done, locale);
    },
  );
  refresh();
  return state;
}

async function saveAnd(
  userId: string,
  listingId: string,
  { kind, picture }: Intent,
  form: FormData,
): Promise<Result<Exclude<Done["kind"], "deleted">>> {
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
  const saved = await updateDraft(db(), userId, listingId, parsed.data);
  if (!saved.ok) return saved;
  if (kind === "unpublish") return ok("unpublishedNow");
  if (kind !== "publish") return ok(saved.data.status === "published" ? "savedPublished" : "saved");
  const published = await publishListing(db(), userId, listingId);
  return published.ok ? ok("publishedNow") : published;
}

async function takePictures(
  userId: string,
  listingId: string,
  form: FormData,
): Promise<Result<PicturesAdded>> {
  const uploads: { name: string; bytes: Uint8Array }[] = [];
  const tooHeavy: PicturesAdded["refused"] = [];
  for (const file of form.getAll("pictures")) {
    // A browser sends one empty file where none was chosen.
    if (!(file instanceof File) || file.size === 0) continue;
    if (file.size > MAX_PICTURE_BYTES) tooHeavy.push({ name: file.name, message: "pictureTooHeavy" });
    else uploads.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  if (uploads.length === 0) return ok({ added: 0, refused: tooHeavy });
  const added = await addPictures(db(), userId, listingId, uploads);
  return added.ok ? ok({ ...added.data, refused: [...tooHeavy, ...added.data.refused] }) : added;
}

async function refusedLines({ refused }: PicturesAdded, locale: Locale): Promise<string[]> {
  const t = await getTranslations({ locale, namespace: "selling" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  return refused.map(({ name, message }) => t("editor.pictureRefused", { name, reason: errors(message) }));
}

async function withRefused(failure: Failure, pictures: PicturesAdded, locale: Locale): Promise<Failure> {
  if (pictures.refused.length === 0) return failure;
  return { ...failure, fields: { ...failure.fields, pictures: await refusedLines(pictures, locale) } };
}

async function sayDone({ kind, pictures }: Done, locale: Locale): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: "selling" });
  const { added, refused } = pictures;
  const counted = added + refused.length > 0 ? ` ${t("editor.picturesDone", { count: added })}` : "";
  const message = `${t(`editor.${kind}`)}${counted}`;
  if (refused.length === 0) return { status: "ok", message, values: {} };
  return { status: "error", message, fields: { pictures: await refusedLines(pictures, locale) }, values: {} };
}
