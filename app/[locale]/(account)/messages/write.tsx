import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { MessageForm } from "@/components/messages/message-form";
import { SafetyLine } from "@/components/messages/safety-line";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import {
  getDraft,
  MAX_FILE_BYTES,
  MAX_FILES,
  MESSAGE_LENGTH,
  type Parties,
  type Target,
  targetName,
} from "@/lib/messages";

type Props = {
  userId: string;
  to: Target;
  parties: Parties;
  /** The path of the page, with its locale. */
  from: string;
  /** Whether the person was just led back here because something was wrong. */
  problem: boolean;
  locale: Locale;
};

/** The form that writes to the other side, with what an attempt without JavaScript left behind. */
export async function Write({ userId, to, parties, from, problem, locale }: Props) {
  const [t, errors, draft] = await Promise.all([
    getTranslations({ locale, namespace: "messages" }),
    getTranslations({ locale, namespace: "errors" }),
    getDraft(db(), userId, parties),
  ]);
  const values: Record<string, string> = draft ? { body: draft.body } : {};
  const initial: FormState =
    problem && draft ? { status: "error", ...draft.problem, values } : { status: "idle", values };
  return (
    <div className="space-y-5">
      <SafetyLine locale={locale} />
      <MessageForm
        to={targetName(to)}
        clientId={randomUUID()}
        locale={locale}
        from={from}
        initial={initial}
        limits={{ length: MESSAGE_LENGTH, files: MAX_FILES, fileBytes: MAX_FILE_BYTES }}
        words={{
          label: t("form.label"),
          files: t("form.files"),
          optional: t("form.optional"),
          filesHint: t("form.filesHint"),
          filesTooHeavy: errors("filesTooHeavy"),
          send: t("form.send"),
          sending: t("form.sending"),
          sent: t("form.sent"),
          failed: t("form.failed"),
        }}
      />
    </div>
  );
}
