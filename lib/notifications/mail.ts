import type { notifications } from "@/db/schema";
import { toLocale } from "@/lib/i18n/locales";
import { layoutLetter, type Mail } from "@/lib/mail";
import { type NotificationType, topicOf } from "./types";
import { unsubscribeQuery } from "./unsubscribe";
import { isolate, notificationTexts, wordNotification } from "./wording";

type Row = typeof notifications.$inferSelect;
export type Addressee = { email: string; name: string | null; locale: string };
export type MailSettings = { appUrl: string; secret: string };

/**
 * A notification as a mail, in the person's language. What is not essential can be switched off by its topic: by the
 * link in the footer, and by one press in the mail program (RFC 8058). The Message-ID is the notification's own: where a
 * crash sends it a second time, mail programs show it once.
 */
export async function notificationMail(
  row: Row & { type: NotificationType },
  person: Addressee,
  { appUrl, secret }: MailSettings,
): Promise<Mail> {
  const locale = toLocale(person.locale);
  const t = await notificationTexts(locale);
  const { title, body, details } = wordNotification(t, locale, row.type, row.data);
  const topic = topicOf(row.type);
  const unsubscribe = topic && `${appUrl}/unsubscribe?${unsubscribeQuery(secret, row.userId, topic)}`;
  const greeting = person.name
    ? t("mail.greeting", { name: isolate(person.name, locale) })
    : t("mail.greetingNobody");
  const letter = {
    heading: title,
    paragraphs: [greeting, body],
    details,
    button: { label: t("mail.button"), url: `${appUrl}/${locale}${row.path}` },
    footer: topic ? t("mail.topic", { topic: t(`topics.${topic}.name`) }) : t("mail.essential"),
    footerLinks: [
      ...(unsubscribe ? [{ label: t("mail.unsubscribe"), url: unsubscribe }] : []),
      { label: t("mail.settings"), url: `${appUrl}/${locale}/notifications/settings` },
    ],
  };
  return {
    to: person.email,
    subject: title,
    ...layoutLetter(locale, letter),
    messageId: `<notification-${row.id}-${row.createdAt.getTime()}@${new URL(appUrl).hostname}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(unsubscribe
        ? {
            "List-Unsubscribe": `<${unsubscribe}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }
        : {}),
    },
  };
}
