import { CircleCheck, CircleDashed } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BoostLink } from "@/components/boosts/boost-link";
import { Alert, Button, Card, CardTitle } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { SellerScreen } from "@/lib/kyc";
import type { OwnListing, PublicationField } from "@/lib/listings";
import { IntentButton } from "./intent-button";

type Props = { listing: OwnListing; missing: PublicationField[]; screen: SellerScreen; locale: Locale };

/** Whether and how a listing goes on sale; while it cannot, why not. Its buttons send the listing's form. */
export async function PublishPanel(props: Props) {
  const { listing, locale } = props;
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <Card className="space-y-5">
      <CardTitle id="publish-panel">{t("editor.panel")}</CardTitle>
      {listing.status === "published" ? <Published {...props} /> : null}
      {listing.status === "suspended" ? <Suspended locale={locale} /> : null}
      {listing.status === "draft" ? <Draft {...props} /> : null}
    </Card>
  );
}

async function Draft({ missing, screen, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const verified = screen === "approved";
  const again = screen === "rejected" || screen === "withdrawn" || screen === "expired";
  const reason = again ? "rejected" : screen === "start" || screen === "refused" ? "start" : "waiting";
  return (
    <>
      <ul className="space-y-3" aria-live="polite">
        <Check done={missing.length === 0} locale={locale}>
          {missing.length === 0 ? (
            t("editor.check.details")
          ) : (
            <>
              {t("editor.missing")}{" "}
              {list(
                missing.map((field) => t(`editor.field.${field}`)),
                locale,
              )}
            </>
          )}
        </Check>
        <Check done={verified} locale={locale}>
          {t("editor.check.identity")}
        </Check>
      </ul>
      {verified ? null : (
        <Alert tone="warning" id="publish-closed" title={t("editor.closedTitle")}>
          <p>{t(`editor.closed.${reason}`)}</p>
          <p className="mt-2">
            <Link href="/sell">{t(reason === "waiting" ? "editor.statusLink" : "editor.verifyLink")}</Link>
          </p>
        </Alert>
      )}
      <div className="space-y-3">
        <div className="flex flex-wrap gap-3">
          <IntentButton
            intent="publish"
            size="lg"
            disabled={!verified}
            aria-describedby={verified ? "publish-note" : "publish-closed"}
            pendingText={t("editor.saving")}
          >
            {t("editor.publish")}
          </IntentButton>
          <IntentButton intent="save" size="lg" variant="secondary" pendingText={t("editor.saving")}>
            {t("editor.saveDraft")}
          </IntentButton>
        </div>
        {verified ? (
          <p id="publish-note" className="text-ink-soft text-sm">
            {t("editor.publishNote")}
          </p>
        ) : null}
      </div>
      <details className="border-line border-t pt-4">
        <summary className="w-fit cursor-pointer py-2.5 font-semibold text-danger-ink">
          {t("editor.delete")}
        </summary>
        <p className="mt-3 mb-4 text-ink-soft">{t("editor.deleteText")}</p>
        <IntentButton intent="delete" variant="danger" pendingText={t("editor.saving")}>
          {t("editor.deleteConfirm")}
        </IntentButton>
      </details>
    </>
  );
}

async function Published({ listing, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const format = await getFormatter({ locale });
  return (
    <>
      <p role="status">
        {listing.publishedAt
          ? t("editor.onlineSince", { date: format.dateTime(listing.publishedAt, { dateStyle: "long" }) })
          : null}
      </p>
      <div className="flex flex-wrap gap-3">
        <IntentButton intent="save" pendingText={t("editor.saving")}>
          {t("editor.save")}
        </IntentButton>
        <Button asChild variant="secondary">
          <Link href={`/l/${listing.slug}`} prefetch={false}>
            {t("editor.view")}
          </Link>
        </Button>
        <IntentButton intent="unpublish" variant="ghost" pendingText={t("editor.saving")}>
          {t("editor.unpublish")}
        </IntentButton>
      </div>
      <BoostLink listing={listing} locale={locale} />
    </>
  );
}

async function Suspended({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <>
      <Alert tone="warning" title={t("editor.closedTitle")}>
        <p>{t("editor.suspendedText")}</p>
        <p className="mt-2">
          <Link href="/sell">{t("editor.statusLink")}</Link>
        </p>
      </Alert>
      <div className="flex flex-wrap gap-3">
        <IntentButton intent="save" pendingText={t("editor.saving")}>
          {t("editor.save")}
        </IntentButton>
        <IntentButton intent="unpublish" variant="ghost" pendingText={t("editor.saving")}>
          {t("editor.unpublish")}
        </IntentButton>
      </div>
    </>
  );
}

async function Check({ done, locale, children }: { done: boolean; locale: Locale; children: ReactNode }) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const Icon = done ? CircleCheck : CircleDashed;
  return (
    <li className="flex gap-3">
      <Icon
        aria-hidden
        className={done ? "mt-0.5 size-5 shrink-0 text-brand-ink" : "mt-0.5 size-5 shrink-0 text-ink-soft"}
      />
      <span>
        {children} <span className="sr-only">({t(done ? "editor.check.done" : "editor.check.todo")})</span>
      </span>
    </li>
  );
}

const list = (items: string[], locale: Locale) =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
