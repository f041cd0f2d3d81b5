"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { profileInput, updateProfile } from "@/lib/auth";

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
