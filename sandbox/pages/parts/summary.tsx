/** @jsxImportSource hono/jsx */
import type { Escrow } from "../../domain/escrows/state";
import { formatForeign } from "../i18n/index";
import type { Page } from "../page";
import { Amount } from "./ui";

/** Amount, both fees and what the seller receives (seeds: "What happens inside checkout"). */
export function EscrowSummary({ page, escrow, app }: { page: Page; escrow: Escrow; app: string }) {
  const t = page.t.checkout;
  const { amountTnd, escrowFee, developerFee } = escrow;
  return (
    <>
      <dl class="facts">
        <div class="total">
          <dt>{t.amount}</dt>
          <dd>
            <Amount page={page} value={amountTnd} />
          </dd>
        </div>
        {escrow.currency === "TND" ? null : (
          <div>
            <dt>{t.agreed}</dt>
            <dd>
              <bdi class="amount">{formatForeign(page.locale, escrow.amount, escrow.currency)}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{t.dhmadFee}</dt>
          <dd>
            <Amount page={page} value={escrowFee} />
          </dd>
        </div>
        {developerFee > 0 ? (
          <div>
            <dt>{t.appFee(app)}</dt>
            <dd>
              <Amount page={page} value={developerFee} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t.sellerGets}</dt>
          <dd>
            <Amount page={page} value={amountTnd - escrowFee - developerFee} />
          </dd>
        </div>
      </dl>
      <p class="hint">{t.paidBySeller}</p>
    </>
  );
}

/** Who buys and who sells. */
export function Sides({ page, escrow }: { page: Page; escrow: Escrow }) {
  return (
    <dl class="facts">
      <div>
        <dt>{page.t.checkout.seller}</dt>
        <dd>
          <bdi>{escrow.sellerEmail}</bdi>
        </dd>
      </div>
      <div>
        <dt>{page.t.checkout.buyer}</dt>
        <dd>
          <bdi>{escrow.buyerEmail}</bdi>
        </dd>
      </div>
    </dl>
  );
}
