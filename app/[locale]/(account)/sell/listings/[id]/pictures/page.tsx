import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { z } from "zod";
import { BackLink } from "@/components/selling/back-link";
import { PictureUpload } from "@/components/selling/picture-upload";
import { pictureUploadProps } from "@/components/selling/picture-words";
import { PICTURES_COOKIE, type PicturesAnswer } from "@/components/selling/pictures-answer";
import { AccountShell } from "@/components/site/account-shell";
import { Card } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { getMyListing } from "@/lib/listings";
import { pictureUrl } from "@/lib/storage/url";

const picturesAnswer = z.object({
  status: z.enum(["ok", "error"]),
  message: z.string(),
  errors: z.array(z.string()),
  added: z.number(),
});

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "selling" });
  return { title: t("editor.picturesPage") };
}

/** Where pictures are sent without JavaScript: nothing else is typed here, so that nothing can be lost. */
export default async function ListingPicturesPage({ params }: Props) {
  const { id, locale: given } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sell/listings/${encodeURIComponent(id)}/pictures`);
  const listing = await getMyListing(db(), user.id, id);
  if (!listing) notFound();
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <AccountShell
      locale={locale}
      section="listings"
      title={t("editor.picturesPage")}
      lead={<bdi>{listing.title || t("listings.untitled")}</bdi>}
      above={<BackLink href={`/sell/listings/${listing.id}`}>{t("editor.picturesBack")}</BackLink>}
    >
      <Card className="space-y-5">
        {listing.pictures.length > 0 ? (
          <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4">
            {listing.pictures.map(({ key }, index) => (
              <li key={key}>
                <img
                  src={pictureUrl(key, 400)}
                  alt={t("editor.picture", { number: index + 1 })}
                  className="aspect-square w-full rounded-control bg-sunken object-cover"
                />
              </li>
            ))}
          </ul>
        ) : null}
        <PictureUpload {...(await pictureUploadProps(listing.id, locale))} initial={await lastAnswer()} />
      </Card>
    </AccountShell>
  );
}

async function lastAnswer(): Promise<PicturesAnswer | null> {
  const said = (await cookies()).get(PICTURES_COOKIE)?.value;
  if (!said) return null;
  try {
    return picturesAnswer.parse(JSON.parse(said));
  } catch {
    // A cookie is whatever the browser sends.
    return null;
  }
}
