import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";

/** The words around `count` pictures: a place, not a picture, has its name. */
export async function pictureListWords(locale: Locale, count: number) {
  const [t, editor, errors] = await Promise.all([
    getTranslations({ locale, namespace: "selling" }),
    getTranslations({ locale, namespace: "editor" }),
    getTranslations({ locale, namespace: "errors" }),
  ]);
  const failed = errors("tryAgain");
  return {
    advised: t("editor.picturesAdvised"),
    main: t("editor.main"),
    dragHint: editor("drag.hint"),
    // As they are written: where a picture stands is known in the browser.
    moved: String(editor.raw("drag.moved")),
    failed,
    pictures: Array.from({ length: count }, (_, index) => {
      const number = index + 1;
      return {
        alt: t("editor.picture", { number }),
        earlier: t("editor.earlier", { number }),
        later: t("editor.later", { number }),
        remove: t("editor.remove", { number }),
        crop: editor("crop.open", { number }),
      };
    }),
    crop: {
      title: editor("crop.title"),
      shape: editor("crop.shape"),
      square: editor("crop.square"),
      wide: editor("crop.wide"),
      frame: editor("crop.frame"),
      hint: editor("crop.hint"),
      where: String(editor.raw("crop.where")),
      smaller: editor("crop.smaller"),
      larger: editor("crop.larger"),
      save: editor("crop.save"),
      saving: editor("crop.saving"),
      cancel: editor("crop.cancel"),
      done: editor("crop.done"),
      failed,
    },
  };
}
export type PictureListWords = Awaited<ReturnType<typeof pictureListWords>>;
