import { createTranslator } from "use-intl/core";
import { z } from "zod";
import { CURRENCIES } from "@/db/schema/modes";
import { direction, type Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { type Currency, formatMoney } from "@/lib/money";
import type { NotificationType } from "./types";

export type Detail = { label: string; value: string };
/** A notification as a person reads it; all of it plain text. */
export type Wording = { title: string; body: string; details: Detail[] };

type Data = Record<string, string | number>;
type Translate = (key: string, values?: Record<string, string | number>) => string;

const TIME_ZONE = "Africa/Tunis";
const INTL_LOCALE = { fr: "fr-TN", ar: "ar-TN", en: "en-TN" } as const;

/** The texts of the catalogue `notifications`. It needs no request, so that a job can write mails. */
export async function notificationTexts(locale: Locale): Promise<Translate> {
  const { notifications = {} } = await loadMessages(locale);
  const translate = createTranslator({ locale, messages: { notifications }, namespace: "notifications" });
  return (key, values) => translate(key as never, values as never);
}

/** A notification in a language: what happened, what to do, and the figures, dates and reasons that belong to it. */
export function wordNotification(t: Translate, locale: Locale, type: NotificationType, data: Data): Wording {
  const values: Data = {};
  for (const [name, value] of Object.entries(data))
    values[name] = typeof value === "string" ? isolate(value, locale) : value;
  if (data.counterpart === "") values.counterpart = t("someone");
  return {
    title: t(`types.${type}.title`, values),
    body: t(`types.${type}.body`, values),
    details: detailsOf(t, locale, data),
  };
}

function detailsOf(t: Translate, locale: Locale, data: Data): Detail[] {
  const { amountMinor, currency, deadline, until, reason, ticket, finds } = data;
  const rows: [string, string][] = [
    ["amount", typeof amountMinor === "number" ? formatMoney(amountMinor, locale, currency as Currency) : ""],
    ["deadline", deadline ? formatTime(String(deadline), locale) : ""],
    ["until", until ? formatTime(String(until), locale) : ""],
    ["reason", isolate(String(reason ?? ""), locale)],
    ["ticket", isolate(String(ticket ?? ""), locale)],
    ["finds", finds ? wordFinds(String(finds), locale) : ""],
  ];
  return rows.filter(([, value]) => value).map(([name, value]) => ({ label: t(`details.${name}`), value }));
}

const findsForm = z.array(z.tuple([z.string(), z.number(), z.enum(CURRENCIES)]));

/** One listing a line, with its price. */
const wordFinds = (json: string, locale: Locale): string =>
  findsForm
    .parse(JSON.parse(json))
    .map(([title, minor, currency]) => `${isolate(title, locale)} · ${formatMoney(minor, locale, currency)}`)
    .join("\n");

/** Day and hour in Tunisia, where Souk's people are. */
const formatTime = (iso: string, locale: Locale): string =>
  new Intl.DateTimeFormat(INTL_LOCALE[locale], {
    dateStyle: "full",
    timeStyle: "short",
    // Whatever the data of the language's country says: the rest of the site counts to 24.
    hourCycle: "h23",
    timeZone: TIME_ZONE,
  }).format(new Date(iso));

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f]/;

/** A text of the other direction keeps its own order and does not turn over what stands beside it (Unicode's isolates). */
export function isolate(text: string, locale: Locale): string {
  const other = direction(locale) === "rtl" ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return other.test(text) ? `\u2068${text}\u2069` : text;
}
