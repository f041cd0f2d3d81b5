"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { profileInput, unlinkDhmad, updateProfile } from "@/lib/auth";

export async function updateProfileAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    profileInput,
    ({ user, input }) => updateProfile(db(), user.id, input),
    async (_saved, { locale }) => {
      refresh();
      const t = await getTranslations({ locale, namespace: "auth" });
      return { status: "ok" as const, message: t("profile.saved"), values: {} };
    },
  );
}

/** From now on the account at DHMAD signs nobody in here. */
export async function unlinkDhmadAction(form: FormData): Promise<void> {
  await runForm(
    form,
    z.object({}),
    ({ user }) => unlinkDhmad(db(), user.id),
    (_done, { locale }) => redirect(`/${locale}/profile?dhmad=unlinked`),
  );
}
