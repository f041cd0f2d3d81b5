import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { NOTIFICATION_TYPES, type NotificationType } from "./types";
import { isolate, notificationTexts, wordNotification } from "./wording";

const DATA = {
  title: "Tapis de Kairouan",
  counterpart: "Atelier Yasmine",
  amountMinor: 125_500,
  currency: "TND",
  deadline: "2026-05-10T09:30:00.000Z",
  until: "2026-05-10T09:30:00.000Z",
  reason: "Cassé",
  ticket: "T-42",
  listings: 3,
  finds: JSON.stringify([["Tapis de Kairouan", 125_500, "TND"]]),
  hours: 24,
};
const TYPES = Object.keys(NOTIFICATION_TYPES) as NotificationType[];

const dataOf = (type: NotificationType) =>
  Object.fromEntries(NOTIFICATION_TYPES[type].values.map((name) => [name, DATA[name]]));

describe.each(LOCALES)("in %s", (locale) => {
  test.each(TYPES)("%s is worded with what it is given, and nothing more", async (type) => {
    const t = await notificationTexts(locale);
    const { title, body, details } = wordNotification(t, locale, type, dataOf(type));
    for (const text of [title, body, ...details.flatMap(({ label, value }) => [label, value])]) {
      // A text that is missing, or lacks a value, is answered with its key.
      expect(text).not.toMatch(/types\.|details\.|[{}]|undefined|Invalid/);
      expect(text.trim()).not.toBe("");
    }
    if ("title" in dataOf(type)) expect(`${title} ${body}`).toContain("Tapis de Kairouan");
  });

  test("a person whose name nobody knows is called something", async () => {
    const t = await notificationTexts(locale);
    const { title } = wordNotification(t, locale, "message_new", { title: "Tapis", counterpart: "" });
    expect(title).toContain(t("someone"));
  });
});

test("figures and times are those of the language, in Tunisia's time", async () => {
  const french = wordNotification(await notificationTexts("fr"), "fr", "order_to_pay", DATA);
  const amount = french.details[0]?.value.replace(/\s/g, " ");
  expect(french.details.map(({ label }) => label)).toEqual([
    "Montant",
    "Échéance",
    "Jusqu’au",
    "Motif",
    "Ticket DHMAD",
    "Annonces",
  ]);
  expect(amount).toMatch(/^125,500 (DT|TND)$/);
  // 9:30 UTC is 10:30 in Tunis.
  expect(french.details[1]?.value).toMatch(/dimanche 10 mai 2026.*10:30$/);
  const arabic = wordNotification(await notificationTexts("ar"), "ar", "order_to_pay", DATA);
  expect(arabic.details[1]?.value).toMatch(/الأحد.*ماي 2026/);
});

test("Arabic counts in six ways", async () => {
  const t = await notificationTexts("ar");
  const said = [0, 1, 2, 5, 24, 100].map(
    (hours) => wordNotification(t, "ar", "reminder_deliver", { title: "س", hours, deadline: "" }).body,
  );
  const counted = said.map((body) => /: (.+?)\. /.exec(body)?.[1]);
  expect(counted).toEqual(["أقل من ساعة", "ساعة واحدة", "ساعتان", "5 ساعات", "24 ساعة", "100 ساعة"]);
  const listings = [0, 1, 2, 3, 11, 100].map(
    (count) => wordNotification(t, "ar", "kyc_withdrawn", { listings: count }).body,
  );
  expect(new Set(listings).size).toBe(6);
});

test("a name of the other direction stands apart, one of the same does not", () => {
  expect(isolate("Tapis", "ar")).toBe("\u2068Tapis\u2069");
  expect(isolate("زربية", "ar")).toBe("زربية");
  expect(isolate("زربية", "fr")).toBe("\u2068زربية\u2069");
  expect(isolate("Tapis", "fr")).toBe("Tapis");
});
