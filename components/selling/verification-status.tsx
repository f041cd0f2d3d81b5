import {
  CircleCheck,
  CircleX,
  Hourglass,
  Mail,
  MailQuestionMark,
  MailX,
  ScanSearch,
  ShieldOff,
  TimerOff,
  WifiOff,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Address } from "@/components/auth/address";
import { Badge, Card, cn } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { KnownSeller, SellerRule, SellerScreen } from "@/lib/kyc";
import { type SellerActions, VerificationActs } from "./verification-acts";
import { VerificationDetails } from "./verification-details";

/** The screens on which something is under way or decided; the others are forms. */
export type StatusScreen = Exclude<SellerScreen, "start" | "refused">;

export type StatusView = {
  screen: StatusScreen;
  /** The screen's row of `SELLER_SCREENS`. */
  rule: SellerRule;
  known: KnownSeller;
  /** How long no mail can be asked for again, in milliseconds. */
  waitMs: number;
  /** Whether DHMAD's 90 days are over. */
  isExpired: boolean;
};

type Props = StatusView & { locale: Locale; actions: SellerActions };

const ICONS = {
  prove_email: MailQuestionMark,
  proof_not_sent: MailX,
  proof_expired: TimerOff,
  contacting: Hourglass,
  unreachable: WifiOff,
  check_email: Mail,
  email_not_sent: MailX,
  in_review: ScanSearch,
  expired: TimerOff,
  rejected: CircleX,
  withdrawn: ShieldOff,
  approved: CircleCheck,
} as const satisfies Record<StatusScreen, unknown>;

/** What is true of a seller's verification, who has to act, and what can be done: a row of `SELLER_SCREENS`. */
export async function VerificationStatus({ locale, actions, ...view }: Props) {
  const { screen, known } = view;
  const t = await getTranslations({ locale, namespace: "selling" });
  const Icon = ICONS[screen];
  const { waitsFor } = view.rule;
  return (
    <Card className="space-y-5">
      <div role="status" aria-live="polite" className="flex gap-4">
        <span
          className={cn(
            "grid size-11 shrink-0 place-items-center rounded-full",
            screen === "approved" ? "bg-brand-soft text-brand-ink" : "bg-accent-soft text-accent-ink",
          )}
        >
          <Icon aria-hidden className="size-5.5" />
        </span>
        <div className="min-w-0 space-y-1.5">
          {waitsFor === "nobody" ? null : (
            <Badge tone={waitsFor === "seller" ? "accent" : "info"}>{t(`kyc.waits.${waitsFor}`)}</Badge>
          )}
          <h2 className="font-bold text-xl">{t(`kyc.${screen}.title`)}</h2>
          <p className="text-ink-soft">
            {t.rich(`kyc.${screen}.text`, { address: () => <Address>{known.seller.dhmadEmail}</Address> })}
          </p>
        </div>
      </div>
      <VerificationDetails {...view} locale={locale} />
      <VerificationActs {...view} locale={locale} actions={actions} />
    </Card>
  );
}
