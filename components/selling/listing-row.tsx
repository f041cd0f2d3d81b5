import { ImageOff } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { BoostLink } from "@/components/boosts/boost-link";
import { Badge, type BadgeTone, Checkbox } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { ListingStatus, OwnListingRow } from "@/lib/listings";
import { formatMoney } from "@/lib/money";
import { pictureUrl } from "@/lib/storage/url";
import { RowActions } from "./managing/row-actions";
import { SELECTION } from "./managing/selection-bar";

const TONES: Record<ListingStatus, BadgeTone> = {
  draft: "neutral",
  published: "success",
  suspended: "warning",
};

type Props = {
  listing: OwnListingRow;
  step: "complete" | "verify" | "publish" | "none";
  locale: Locale;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  returnTo: string;
  verified: boolean;
  now: Date;
};

/** One of a person's own listings: how it stands, and what comes next. */
export async function ListingRow({ listing, step, locale, action, returnTo, verified, now }: Props) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const managing = await getTranslations({ locale, namespace: "managing" });
  const format = await getFormatter({ locale });
  const title = listing.title || t("listings.untitled");
  const paused = listing.status === "draft" && listing.publishedAt !== null;
  const act = (intent: "pause" | "resume" | "duplicate") => {
    const word = managing(`row.${intent}`);
    return { intent, word, name: managing("row.name", { action: word, title }) };
  };
  const move = listing.status !== "draft" ? [act("pause")] : paused && verified ? [act("resume")] : [];
  return (
    <li className="relative flex gap-3 py-4 sm:gap-4">
      <label
        htmlFor={`select-${listing.id}`}
        className="relative z-1 -m-2 grid size-11 shrink-0 cursor-pointer place-items-center self-start"
      >
        <span className="sr-only">{managing("select", { title })}</span>
        <Checkbox
          id={`select-${listing.id}`}
          form={SELECTION}
          name="id"
          value={listing.id}
          className="mt-0"
        />
      </label>
      {listing.pictureKey ? (
        <img
          src={pictureUrl(listing.pictureKey, 400)}
          alt=""
          width={400}
          height={400}
          loading="lazy"
          className="size-20 shrink-0 rounded-control bg-sunken object-cover"
        />
      ) : (
        <span className="grid size-20 shrink-0 place-items-center rounded-control bg-sunken text-ink-soft">
          <ImageOff aria-hidden className="size-6" />
        </span>
      )}
      <div className="min-w-0 flex-1 space-y-1">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <h2 className="min-w-0 font-semibold">
            <Link
              href={`/sell/listings/${listing.id}`}
              prefetch={false}
              className="[overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline"
            >
              <bdi>{title}</bdi>
            </Link>
          </h2>
          <span className="flex flex-wrap gap-1.5">
            {listing.availability.state === "available" ? null : (
              <Badge tone={listing.availability.state === "sold" ? "brand" : "info"}>
                {t(`listings.state.${listing.availability.state}`)}
              </Badge>
            )}
            <Badge tone={TONES[listing.status]}>
              {paused ? managing("paused") : t(`listings.status.${listing.status}`)}
            </Badge>
          </span>
        </div>
        <p className="text-ink-soft text-sm">{t(`listings.mode.${listing.mode}`)}</p>
        <p className="figures">
          {listing.priceMinor === null
            ? t("listings.noPrice")
            : formatMoney(listing.priceMinor, locale, listing.currency)}
          {listing.availability.left ? (
            <span className="text-ink-soft">
              {" "}
              · {t("listings.left", { count: listing.availability.left })}
            </span>
          ) : null}
        </p>
        <p className="text-ink-soft text-sm">
          {step === "none"
            ? t("listings.edited", { when: format.relativeTime(listing.updatedAt, now) })
            : t(`listings.next.${step}`)}
        </p>
        <BoostLink listing={listing} locale={locale} />
        <RowActions
          action={action}
          locale={locale}
          returnTo={returnTo}
          listingId={listing.id}
          moves={[...move, act("duplicate")]}
          pendingText={managing("row.pending")}
        />
      </div>
    </li>
  );
}
