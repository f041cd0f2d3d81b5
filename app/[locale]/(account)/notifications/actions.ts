"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { requireUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import {
  notificationId,
  openNotification,
  preferencesInput,
  readAllNotifications,
  savePreferences,
} from "@/lib/notifications";

/** Marks a notification as read and goes where it leads. */
export async function openNotificationAction(form: FormData): Promise<never> {
  const locale = toLocale(form.get("locale"));
  const list = `/${locale}/notifications`;
  const user = await requireUser(locale, list);
  const id = notificationId.safeParse(form.get("id"));
  const path = id.success ? await openNotification(db(), user.id, id.data, systemClock()) : null;
  redirect(path === null ? list : `/${locale}${path}`);
}

export async function readAllAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    z.object({}),
    ({ user }) => readAllNotifications(db(), user.id, systemClock()),
    () => refresh(),
  );
}

export async function savePreferencesAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    preferencesInput,
    ({ user, input }) => savePreferences(db(), user.id, input),
    async (_saved, { locale }) => {
      refresh();
      const t = await getTranslations({ locale, namespace: "notifications" });
      return { status: "ok" as const, message: t("settings.saved"), values: {} };
    },
  );
}
