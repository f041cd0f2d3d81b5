import { getFormatter, getTranslations } from "next-intl/server";
import { Address } from "@/components/auth/address";
import { Alert, DescriptionList, DescriptionRow } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { StatusView } from "./verification-status";

type Props = Pick<StatusView, "screen" | "known" | "isExpired"> & { locale: Locale };

/** What a screen of a verification says beside its main sentence: which mail to look for, until when, what follows. */
export async function VerificationDetails({ screen, known, isExpired, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const { seller, proof } = known;
  switch (screen) {
    case "prove_email":
      return (
        <>
          <Facts
            locale={locale}
            from={t("kyc.senderSouk")}
            address={seller.dhmadEmail}
            sentAt={proof?.sentAt ?? null}
            until={proof?.expiresAt ?? null}
            exact
          />
          <Hints items={[t("kyc.prove_email.spam"), t("kyc.prove_email.own")]} />
        </>
      );
    case "check_email":
      return (
        <>
          <Facts
            locale={locale}
            from={t("kyc.sender")}
            address={seller.dhmadEmail}
            sentAt={seller.verificationEmailSentAt}
            until={seller.verificationExpiresAt}
          />
          <Hints items={[t("kyc.check_email.spam"), t("kyc.check_email.live")]} />
        </>
      );
    case "email_not_sent":
      return seller.verificationMessage ? (
        <Alert tone="warning" title={t("kyc.email_not_sent.words")}>
          <p dir="auto">{seller.verificationMessage}</p>
        </Alert>
      ) : null;
    case "expired":
      return <When locale={locale} term={t("kyc.endedAt")} date={seller.verificationExpiresAt} />;
    case "withdrawn":
      return (
        <>
          <When locale={locale} term={t("kyc.withdrawnAt")} date={seller.rejectedAt} />
          <Hints items={[t("kyc.withdrawn.listings"), t("kyc.withdrawn.orders"), t("kyc.withdrawn.again")]} />
        </>
      );
    case "approved":
      return <Account known={known} locale={locale} isExpired={isExpired} />;
    default:
      return null;
  }
}

/** Whether the verification belongs to an account at DHMAD, without which nobody is paid. */
async function Account({ known: { seller }, locale, isExpired }: Omit<Props, "screen">) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const format = await getFormatter({ locale });
  const day = (date: Date) => format.dateTime(date, { dateStyle: "long" });
  if (seller.dhmadUserId)
    return (
      <p className="text-ink-soft">
        {t("kyc.approved.linkedAt", { date: day(seller.linkedAt ?? seller.updatedAt) })}
      </p>
    );
  const ends = seller.verificationExpiresAt;
  return (
    <div className="space-y-3 text-ink-soft">
      <p>{t.rich("kyc.approved.account", { address: () => <Address>{seller.dhmadEmail}</Address> })}</p>
      {ends ? <p>{t(isExpired ? "kyc.approved.late" : "kyc.approved.until", { date: day(ends) })}</p> : null}
    </div>
  );
}

type FactsProps = {
  locale: Locale;
  from: string;
  address: string;
  sentAt: Date | null;
  until: Date | null;
  /** Until the minute, not the day. */
  exact?: boolean;
};

/** Which message to look for. */
async function Facts({ locale, from, address, sentAt, until, exact = false }: FactsProps) {
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <DescriptionList className="border-line border-y">
      <DescriptionRow term={t("kyc.from")}>{from}</DescriptionRow>
      <DescriptionRow term={t("kyc.sentTo")}>
        <Address>{address}</Address>
      </DescriptionRow>
      <TimeRow locale={locale} term={t("kyc.sentAt")} date={sentAt} exact />
      <TimeRow locale={locale} term={t("kyc.until")} date={until} exact={exact} />
    </DescriptionList>
  );
}

function When(props: { locale: Locale; term: string; date: Date | null }) {
  if (!props.date) return null;
  return (
    <DescriptionList className="border-line border-y">
      <TimeRow {...props} />
    </DescriptionList>
  );
}

type TimeRowProps = { locale: Locale; term: string; date: Date | null; exact?: boolean };

async function TimeRow({ locale, term, date, exact = false }: TimeRowProps) {
  const format = await getFormatter({ locale });
  if (!date) return null;
  return (
    <DescriptionRow term={term}>
      <time dateTime={date.toISOString()}>
        {format.dateTime(date, exact ? { dateStyle: "medium", timeStyle: "short" } : { dateStyle: "long" })}
      </time>
    </DescriptionRow>
  );
}

const Hints = ({ items }: { items: string[] }) => (
  <ul className="list-disc space-y-1.5 ps-5 text-ink-soft">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);
