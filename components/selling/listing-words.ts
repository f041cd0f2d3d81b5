import { getTranslations } from "next-intl/server";
import { governorates } from "@/lib/i18n/governorates";
import type { Locale } from "@/lib/i18n/locales";

const percent = (locale: Locale, percentage: number) =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(percentage / 100);

/** Every word of the listing's form, as its parts take them. */
export async function listingWords(
  locale: Locale,
  rates: { escrowPercentage: number; developerPercentage: number },
) {
  const [t, place, places] = await Promise.all([
    getTranslations({ locale, namespace: "selling" }),
    getTranslations({ locale, namespace: "search.editor" }),
    governorates(locale),
  ]);
  const mode = (name: "quick" | "quick_proof" | "standard") => ({
    value: name,
    title: t(`editor.mode.${name}.title`),
    text: t(`editor.mode.${name}.text`),
  });
  const template = (name: "creative" | "repair" | "lessons") => ({
    key: name,
    name: t(`editor.template.${name}.name`),
    text: t(`editor.template.${name}.text`),
  });
  const currency = (name: "TND" | "EUR" | "USD") => ({
    value: name,
    name: t(`editor.currencyName.${name}`),
  });
  const proof = (name: "receipt" | "order_confirmation" | "product_photo" | "tracking_proof" | "other") => ({
    value: name,
    name: t(`editor.proof.type.${name}`),
  });
  return {
    mode: { legend: t("editor.sell"), modes: [mode("quick"), mode("quick_proof"), mode("standard")] },
    details: {
      heading: t("editor.details"),
      title: t("editor.titleLabel"),
      titleHint: t("editor.titleHint"),
      description: t("editor.description"),
      descriptionHint: t("editor.descriptionHint"),
      category: t("editor.category"),
      categoryNone: t("editor.categoryNone"),
      governorate: place("governorate"),
      governorateHint: place("governorateHint"),
      governorateNone: place("governorateNone"),
      governorates: places,
      city: place("city"),
      optional: place("optional"),
    },
    offer: {
      heading: t("editor.offer"),
      price: t("editor.price"),
      priceHint: t("editor.priceHint"),
      currency: t("editor.currency"),
      currencyHint: t("editor.currencyHint"),
      currencies: [currency("TND"), currency("EUR"), currency("USD")],
      deliveryDays: t("editor.deliveryDays"),
      deliveryDaysHint: t("editor.deliveryDaysHint"),
    },
    stock: {
      legend: t("editor.stock.legend"),
      one: t("editor.stock.one"),
      several: t("editor.stock.several"),
      always: t("editor.stock.always"),
      none: t("editor.stock.none"),
      count: t("editor.stock.count"),
    },
    fees: {
      heading: t("editor.fees.title"),
      price: t("editor.fees.price"),
      escrow: t("editor.fees.escrow", { rate: percent(locale, rates.escrowPercentage) }),
      developer: t("editor.fees.developer", { rate: percent(locale, rates.developerPercentage) }),
      payout: t("editor.fees.payout"),
      note: t("editor.fees.note"),
      none: t("editor.fees.none"),
    },
    terms: {
      heading: t("editor.terms.title"),
      label: t("editor.terms.label"),
      hint: t("editor.terms.hint"),
      counter: t("editor.terms.counter"),
      templates: t("editor.terms.templates"),
      templatesHint: t("editor.terms.templatesHint"),
      added: t("editor.terms.added"),
      list: [template("creative"), template("repair"), template("lessons")],
    },
    proof: {
      heading: t("editor.proof.title"),
      lead: t("editor.proof.lead"),
      uploadHours: t("editor.proof.uploadHours"),
      reviewHours: t("editor.proof.reviewHours"),
      hoursHint: t("editor.proof.hoursHint"),
      types: t("editor.proof.types"),
      list: [
        proof("receipt"),
        proof("order_confirmation"),
        proof("product_photo"),
        proof("tracking_proof"),
        proof("other"),
      ],
    },
    saving: t("editor.saving"),
  };
}
export type ListingWords = Awaited<ReturnType<typeof listingWords>>;
