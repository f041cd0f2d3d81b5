import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HiddenContext } from "@/components/forms";
import { Card, CardTitle } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Category } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import type { ExpectedFees, FeeRates, OwnListing } from "@/lib/listings";
import { editingWords } from "./editing/editing-words";
import { feeAmounts } from "./fee-amounts";
import { IntentButton } from "./intent-button";
import { ListingForm, type ListingValues } from "./listing-form";
import { listingWords } from "./listing-words";
import { PictureAdd } from "./picture-add";
import { pictureUploadProps } from "./picture-words";
import { PictureList } from "./pictures/picture-list";
import { pictureListWords } from "./pictures/picture-list-words";
import { previewWords } from "./preview/preview-words";

type Props = {
  locale: Locale;
  /** Who writes: what the browser keeps of one is not offered to another. */
  userId: string;
  /** Whose name stands on the card. */
  seller?: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  categories: Category[];
  values: ListingValues;
  limits: { title: number; description: number; terms: number };
  rates: FeeRates;
  /** At the price that is saved. */
  fees?: ExpectedFees;
  initial?: FormState;
  /** Without it a new one is written. */
  listing?: OwnListing;
  panel?: ReactNode;
};

/** `ListingForm` with its words, and below it the pictures and how to publish. */
export async function ListingEditor(props: Props) {
  const { locale, userId, seller, action, categories, values, limits, rates, fees, initial, listing, panel } =
    props;
  const t = await getTranslations({ locale, namespace: "selling" });
  const editor = await getTranslations({ locale, namespace: "editor" });
  const page = listing ? `/${locale}/sell/listings/${listing.id}` : `/${locale}/sell/listings/new`;
  return (
    <ListingForm
      page={page}
      editing={await editingWords(locale)}
      preview={{
        words: await previewWords(locale),
        picture: listing?.pictures[0]?.key ?? null,
        seller: seller ?? editor("preview.seller"),
      }}
      place={{
        address: listing?.status === "draft" ? `/api/listings/${listing.id}/draft?locale=${locale}` : null,
        keepAs: `${userId}:${listing?.id ?? "new"}`,
        done: listing ? `${userId}:new` : undefined,
      }}
      action={action}
      locale={locale}
      words={await listingWords(locale, rates)}
      categories={categories}
      limits={limits}
      values={values}
      fees={fees ? feeAmounts(fees, locale) : null}
      initial={initial}
      below={
        <>
          <Card className="space-y-5">
            <CardTitle>{t("editor.pictures")}</CardTitle>
            {listing ? (
              <>
                <PictureList
                  address={`/api/listings/${listing.id}/pictures`}
                  locale={locale}
                  pictures={listing.pictures}
                  words={await pictureListWords(locale, listing.pictures.length)}
                />
                <PictureAdd {...(await pictureUploadProps(listing.id, locale))} saving={t("editor.saving")} />
              </>
            ) : (
              <p className="text-ink-soft">{t("editor.picturesFirst")}</p>
            )}
          </Card>
          {panel ?? (
            <IntentButton intent="save" size="lg" block pendingText={t("editor.saving")}>
              {t("editor.create")}
            </IntentButton>
          )}
        </>
      }
    >
      <HiddenContext locale={locale} returnTo={page} />
      {listing ? <input type="hidden" name="listingId" value={listing.id} /> : null}
    </ListingForm>
  );
}
