import { CircleCheck, CircleX, Hourglass, Mail, MailX, ScanSearch, WifiOff } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Address } from "@/components/auth/address";
import { HiddenContext } from "@/components/forms";
import { Alert, Button, Card, DescriptionList, DescriptionRow } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { Seller, SellerScreen } from "@/lib/kyc";
import { RetryForm } from "./retry-form";

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
/** The screens on which something is under way or decided; the others are forms. */
export type StatusScreen = Exclude<SellerScreen, "start" | "refused">;

type Props = {
  screen: StatusScreen;
  seller: Seller;
  locale: Locale;
  resendWaitMs: number;
  actions: Record<"resend" | "retry", FormAction>;
};

const ICONS = {
  contacting: Hourglass,
  unreachable: WifiOff,
  check_email: Mail,
  email_not_sent: MailX,
  in_review: ScanSearch,
  rejected: CircleX,
  approved: CircleCheck,
} as const;

/** What is true of a seller's verification, and what can be done. */
export async function VerificationStatus({ screen, seller, locale, resendWaitMs, actions }: Props) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const Icon = ICONS[screen];
  const address = () => <Address>{seller.dhmadEmail}</Address>;
  const retry = (action: FormAction, words: "submit" | "retry", waitMs = 0, secondary = false) => (
    <RetryForm
      action={action}
      waitMs={waitMs}
      variant={secondary ? "secondary" : "primary"}
      words={{
        submit: t(`kyc.resend.${words}`),
        pending: t("kyc.resend.pending"),
        in: t.raw("kyc.resend.in"),
        now: t("kyc.resend.now"),
      }}
    >
      <HiddenContext locale={locale} returnTo={`/${locale}/sell`} />
    </RetryForm>
  );
  const linkTo = (href: string, text: string, variant?: "secondary") => (
    <Button asChild variant={variant}>
      <Link href={href}>{text}</Link>
    </Button>
  );
  const change = linkTo("/sell/address", t("kyc.change.link"), "secondary");

  const parts: Record<StatusScreen, { text: ReactNode; body?: ReactNode; actions?: ReactNode }> = {
    contacting: { text: t("kyc.contacting.text") },
    unreachable: {
      text: t("kyc.unreachable.text"),
      actions: (
        <>
          {retry(actions.retry, "retry")}
          {change}
        </>
      ),
    },
    check_email: {
      text: t("kyc.check_email.text"),
      body: <SentMail seller={seller} locale={locale} />,
      actions: (
        <>
          {retry(actions.resend, "submit", resendWaitMs, true)}
          {change}
        </>
      ),
    },
    email_not_sent: {
      text: t.rich("kyc.email_not_sent.text", { address }),
      body: seller.verificationMessage ? (
        <Alert tone="warning" title={t("kyc.email_not_sent.words")}>
          <p dir="auto">{seller.verificationMessage}</p>
        </Alert>
      ) : null,
      actions: (
        <>
          {retry(actions.resend, "retry")}
          {change}
        </>
      ),
    },
    in_review: { text: t("kyc.in_review.text") },
    rejected: {
      text: t("kyc.rejected.text"),
      actions: linkTo("/sell/address", t("kyc.rejected.retry")),
    },
    approved: {
      text: t("kyc.approved.text"),
      body: (
        <p className="text-ink-soft">
          {seller.dhmadUserId ? t("kyc.approved.linked") : t.rich("kyc.approved.account", { address })}
        </p>
      ),
      actions: (
        <>
          {linkTo("/sell/listings/new", t("kyc.approved.newListing"))}
          {linkTo("/sell/listings", t("kyc.myListings"), "secondary")}
        </>
      ),
    },
  };
  const part = parts[screen];

  return (
    <Card className="space-y-5">
      <div role="status" aria-live="polite" className="flex gap-4">
        <span className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-ink">
          <Icon aria-hidden className="size-5.5" />
        </span>
        <div className="min-w-0 space-y-1.5">
          <h2 className="font-bold text-xl">{t(`kyc.${screen}.title`)}</h2>
          <p className="text-ink-soft">{part.text}</p>
        </div>
      </div>
      {part.body}
      {part.actions ? <div className="flex flex-wrap items-start gap-3">{part.actions}</div> : null}
    </Card>
  );
}

/** Which message to look for. */
async function SentMail({ seller, locale }: { seller: Seller; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const format = await getFormatter({ locale });
  const sentAt = seller.verificationEmailSentAt;
  return (
    <>
      <DescriptionList className="border-line border-y">
        <DescriptionRow term={t("kyc.from")}>{t("kyc.sender")}</DescriptionRow>
        <DescriptionRow term={t("kyc.sentTo")}>
          <Address>{seller.dhmadEmail}</Address>
        </DescriptionRow>
        {sentAt ? (
          <DescriptionRow term={t("kyc.sentAt")}>
            <time dateTime={sentAt.toISOString()}>
              {format.dateTime(sentAt, { dateStyle: "medium", timeStyle: "short" })}
            </time>
          </DescriptionRow>
        ) : null}
      </DescriptionList>
      <ul className="list-disc space-y-1.5 ps-5 text-ink-soft">
        <li>{t("kyc.check_email.spam")}</li>
        <li>{t("kyc.check_email.live")}</li>
      </ul>
    </>
  );
}
