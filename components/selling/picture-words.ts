import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";

/** Where a listing's pictures are sent, and the words for it. */
export async function pictureUploadProps(listingId: string, locale: Locale) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const editor = await getTranslations({ locale, namespace: "editor" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  return {
    address: `/api/listings/${listingId}/pictures?locale=${locale}`,
    words: {
      add: t("editor.picturesAdd"),
      hint: t("editor.picturesHint"),
      atOnce: t("editor.picturesAtOnce"),
      submit: t("editor.picturesSubmit"),
      waiting: editor("upload.waiting"),
      sending: editor("upload.sending"),
      preparing: t("editor.picturesPreparing"),
      tooHeavy: errors("picturesTooHeavy"),
      failed: errors("tryAgain"),
    },
  };
}
export type PictureUploadProps = Awaited<ReturnType<typeof pictureUploadProps>>;
