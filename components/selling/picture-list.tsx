import { ArrowLeft, ArrowRight, Trash2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { OwnPicture } from "@/lib/listings";
import { pictureUrl } from "@/lib/storage/url";
import { IntentButton } from "./intent-button";

/** The pictures in their order; the buttons send the listing's form, so that what was typed is saved with each. */
export async function PictureList({ pictures, locale }: { pictures: OwnPicture[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "selling" });
  if (pictures.length === 0) return <p className="text-ink-soft">{t("editor.picturesAdvised")}</p>;
  return (
    <ol className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      {pictures.map((picture, index) => {
        const number = index + 1;
        return (
          <li key={picture.id} className="space-y-2">
            <div className="relative">
              <img
                src={pictureUrl(picture.key, 400)}
                alt={t("editor.picture", { number })}
                width={400}
                height={Math.round((400 * picture.height) / picture.width)}
                className="aspect-square w-full rounded-control bg-sunken object-cover"
              />
              {index === 0 ? (
                <Badge tone="brand" className="absolute start-2 top-2">
                  {t("editor.main")}
                </Badge>
              ) : null}
            </div>
            <div className="flex justify-center gap-1">
              {index > 0 ? (
                <IntentButton
                  intent={`earlier:${picture.id}`}
                  variant="ghost"
                  aria-label={t("editor.earlier", { number })}
                >
                  <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
                </IntentButton>
              ) : null}
              {number < pictures.length ? (
                <IntentButton
                  intent={`later:${picture.id}`}
                  variant="ghost"
                  aria-label={t("editor.later", { number })}
                >
                  <ArrowRight aria-hidden className="rtl:-scale-x-100" />
                </IntentButton>
              ) : null}
              <IntentButton
                intent={`remove:${picture.id}`}
                variant="ghost"
                aria-label={t("editor.remove", { number })}
              >
                <Trash2 aria-hidden />
              </IntentButton>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
