"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import {
  applyBulk,
  bulkApplication,
  duplicateListing,
  publishListing,
  unpublishListing,
} from "@/lib/listings";
import { ok, type Result } from "@/lib/result";
import { setAway } from "@/lib/shop";

const rowInput = z.object({ listingId: z.string(), intent: z.enum(["pause", "resume", "duplicate"]) });
type Done = { kind: "paused" | "resumed" } | { kind: "copied"; id: string };

/** A button of one row of the list. A copy is opened at once; it is what the seller wants to change. */
export async function rowAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await runForm<typeof rowInput, Done>(
    form,
    rowInput,
    ({ user, input }) => act(user.id, input),
    async (done, { locale }) => {
      if (done.kind === "copied") redirect(`/${locale}/sell/listings/${done.id}?notice=copied`);
      const t = await getTranslations({ locale, namespace: "managing" });
      return { status: "ok", message: t(`row.${done.kind}`), values: {} };
    },
  );
  refresh();
  return state;
}

async function act(userId: string, { listingId, intent }: z.infer<typeof rowInput>): Promise<Result<Done>> {
  if (intent === "duplicate") {
    const copied = await duplicateListing(db(), userId, listingId);
    return copied.ok ? ok({ kind: "copied", id: copied.data.id }) : copied;
  }
  if (intent === "resume") {
    const resumed = await publishListing(db(), userId, listingId);
    return resumed.ok ? ok({ kind: "resumed" }) : resumed;
  }
  const paused = await unpublishListing(db(), userId, listingId);
  return paused.ok ? ok({ kind: "paused" }) : paused;
}

/** Does to the selected listings what the preview showed, and leads back to the list, which says how many. */
export async function applyBulkAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    bulkApplication,
    ({ user, input }) => applyBulk(db(), user.id, input),
    ({ done, left }, { locale }) =>
      redirect(`/${locale}/sell/listings?notice=changed&done=${done}&left=${left}`),
  );
}

const awayInput = z.object({ intent: z.enum(["close", "open"]), day: z.string().max(20).default("") });

/** Closes the shop until a day, or opens it again. */
export async function awayAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(
    form,
    awayInput,
    ({ user, input: { intent, day } }) => setAway(db(), user.id, intent === "open" ? null : day),
    async ({ until }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "managing" });
      return { status: "ok", message: t(until ? "away.closed" : "away.opened"), values: {} };
    },
  );
  refresh();
  return state;
}
