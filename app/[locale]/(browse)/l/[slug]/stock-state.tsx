import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { PublicListing } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";

/** From so many on nobody needs to hurry. */
const FEW = 5;

const TONES = {
  available: "success",
  reserved: "warning",
  sold: "neutral",
} as const satisfies Record<PublicListing["availability"]["state"], BadgeTone>;

/** How it is sold, whether it can be ordered, and where it cannot, what may become of that. */
export async function StockState({ listing, locale }: { listing: PublicListing; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "browse" });
  const { mode, availability } = listing;
  const { state, left } = availability;
  const few = state === "available" && left !== null && left <= FEW;
  const word = few
    ? t(mode === "standard" ? "listing.leftService" : "listing.left", { count: left })
    : t(`listing.state.${state}`);
  return (
    <>
      <p className="mt-3 flex flex-wrap gap-2">
        {mode === "quick" ? null : (
          <Badge tone="info">{t(mode === "standard" ? "listing.service" : "listing.onProof")}</Badge>
        )}
        <Badge tone={few ? "accent" : TONES[state]}>{word}</Badge>
      </p>
      {state === "available" ? null : <p className="mt-3">{t(`listing.state.${state}Text`)}</p>}
    </>
  );
}
