import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HiddenContext } from "@/components/forms";
import type { FormState } from "@/lib/actions/form-state";
import type { Category } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import type { OwnListing } from "@/lib/listings";
import { ListingForm, type ListingValues } from "./listing-form";
import { PictureList } from "./picture-list";

type Props = {
  locale: Locale;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  categories: Category[];
  values: ListingValues;
  limits: { title: number; description: number };
  initial?: FormState;
  /** Without it a new one is written. */
  listing?: OwnListing;
  panel?: ReactNode;
};

/** `ListingForm` with its words. */
export async function ListingEditor(props: Props) {
  const { locale, action, categories, values, limits, initial, listing, panel } = props;
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <ListingForm
      action={action}
      categories={categories}
      limits={limits}
      values={values}
      initial={initial}
      pictures={listing ? <PictureList pictures={listing.pictures} locale={locale} /> : undefined}
      panel={panel}
      words={{
        details: t("editor.details"),
        title: t("editor.titleLabel"),
        titleHint: t("editor.titleHint"),
        description: t("editor.description"),
        descriptionHint: t("editor.descriptionHint"),
        category: t("editor.category"),
        categoryNone: t("editor.categoryNone"),
        price: t("editor.price"),
        priceHint: t("editor.priceHint"),
        deliveryDays: t("editor.deliveryDays"),
        deliveryDaysHint: t("editor.deliveryDaysHint"),
        pictures: t("editor.pictures"),
        picturesHint: t("editor.picturesHint"),
        picturesAdd: t("editor.picturesAdd"),
        picturesTooHeavy: t("editor.picturesTooHeavy"),
        save: t(!listing ? "editor.create" : listing.status === "draft" ? "editor.saveDraft" : "editor.save"),
        saving: t("editor.saving"),
      }}
    >
      <HiddenContext
        locale={locale}
        returnTo={listing ? `/${locale}/sell/listings/${listing.id}` : `/${locale}/sell/listings/new`}
      />
      {listing ? <input type="hidden" name="listingId" value={listing.id} /> : null}
    </ListingForm>
  );
}
