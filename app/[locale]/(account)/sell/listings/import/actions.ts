"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { makeDrafts } from "@/lib/listings";
import { importNames } from "./names";

const importInput = z.object({ importId: z.string().max(64) });

/** Makes drafts of the good rows that the report showed, and leads to the list, which says how many. */
export async function importAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    importInput,
    async ({ user, input }) => makeDrafts(db(), user.id, input.importId, await importNames(db())),
    ({ done, left }, { locale }) =>
      redirect(`/${locale}/sell/listings?notice=imported&done=${done}&left=${left}`),
  );
}
