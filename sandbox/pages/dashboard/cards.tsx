/** @jsxImportSource hono/jsx */
import { escrowStatuses } from "../../db/schema/index";
import type { Verification } from "../../domain/kyc/link";
import type { IdentityCheck } from "../../domain/people/identity";
import type { PhoneProof } from "../../domain/people/phone";
import type { User } from "../../domain/people/users";
import type { Withdrawal } from "../../domain/people/withdraw";
import { formatNumber } from "../i18n/index";
import type { Page } from "../page";
import { Select } from "../parts/fields";
import { Amount, Badge, Card, Field, fieldError, isolate, KycBadge, Time } from "../parts/ui";

type PayoutProps = { page: Page; earned: number; sent: Withdrawal[] };

/** What was earned, and the way to the bank. */
export function PayoutCard({ page, earned, sent }: PayoutProps) {
  const t = page.t.dashboard;
  const typed = (name: string) => page.query.get(name) ?? undefined;
  return (
    <Card title={t.payout}>
      <p class="big">
        <Amount page={page} value={earned} />
      </p>
      {earned > 0 ? (
        <form method="post" action="/dashboard/withdraw" novalidate>
          <Field
            name="payoutAmount"
            label={t.withdrawAmount}
            value={typed("payoutAmount") ?? formatNumber(page.locale, earned)}
            inputmode="decimal"
            dir="ltr"
            required
            error={fieldError(page, "bad_payout")}
          />
          <Field
            name="rib"
            label={t.rib}
            hint={t.ribHint}
            value={typed("rib")}
            inputmode="numeric"
            dir="ltr"
            required
            error={fieldError(page, "bad_rib")}
          />
          <button type="submit" class="quiet">
            {t.withdraw}
          </button>
        </form>
      ) : null}
      {sent.length > 0 ? (
        <div>
          <h3>{t.withdrawn}</h3>
          <ul class="plain list small">
            {sent.map((row) => (
              <li key={row.id}>
                <Amount page={page} value={row.amount} /> {t.to(isolate(`…${row.rib.slice(-6)}`))}
                <p class="muted">
                  <Time page={page} at={row.at} />
                </p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  );
}

type IdentityProps = {
  page: Page;
  user: User;
  verification: Verification | undefined;
  check: IdentityCheck | undefined;
  phone: PhoneProof | undefined;
};

/** Whether DHMAD knows this person, and how to change that. */
export function IdentityCard({ page, user, verification, check, phone }: IdentityProps) {
  const t = page.t.dashboard;
  const inReview = check?.status === "in_review";
  const known = inReview
    ? { kycStatus: "pending" as const, needsAdminReview: true }
    : user.kycStatus === "approved" || !verification
      ? user.kycStatus && { kycStatus: user.kycStatus, needsAdminReview: false }
      : verification;
  const invited = verification?.kycStatus === "pending" && !verification.needsAdminReview;
  return (
    <Card title={t.identity}>
      <p>
        {known ? <KycBadge page={page} verification={known} /> : <Badge tone="warn">{t.identityNone}</Badge>}
      </p>
      {invited ? <p class="hint">{t.identityMail}</p> : null}
      {user.kycStatus === "approved" || inReview || invited ? null : (
        <form method="post" action="/identity">
          <button type="submit" class="quiet">
            {t.identityStart}
          </button>
        </form>
      )}
      <dl class="facts">
        <div>
          <dt>{t.phone}</dt>
          <dd>
            <bdi>{phone?.verifiedAt ? phone.phone : t.phoneNone}</bdi>
          </dd>
        </div>
      </dl>
    </Card>
  );
}

type FilterProps = { page: Page; status: string | undefined; role: string | undefined };

export function EscrowFilter({ page, status, role }: FilterProps) {
  const t = page.t.dashboard;
  return (
    <form method="get" action="/dashboard" class="search">
      <Select name="status" label={t.filterStatus}>
        <option value="">{t.all}</option>
        {escrowStatuses.map((each) => (
          <option key={each} value={each} selected={each === status}>
            {page.t.status[each]}
          </option>
        ))}
      </Select>
      <Select name="role" label={t.filterRole}>
        <option value="">{t.all}</option>
        <option value="buyer" selected={role === "buyer"}>
          {t.asBuyer}
        </option>
        <option value="seller" selected={role === "seller"}>
          {t.asSeller}
        </option>
      </Select>
      <button type="submit" class="quiet">
        {t.filter}
      </button>
    </form>
  );
}
