/** @jsxImportSource hono/jsx */
import type { Contract } from "../../domain/contracts/read";
import type { Page } from "../page";
import { Badge, Card, Time } from "./ui";

type Props = { page: Page; contract: Contract; pdfUrl: string };

/** The text of the contract, who has signed, and the PDF. */
export function ContractCard({ page, contract, pdfUrl }: Props) {
  const t = page.t.escrow;
  const sides = [
    { label: t.signedBySeller, at: contract.sellerSignedAt },
    { label: t.signedByBuyer, at: contract.buyerSignedAt },
  ];
  return (
    <Card title={t.contract}>
      {/* A region that scrolls has to be reached with the keyboard. */}
      <section class="terms" lang={contract.language} dir="auto" tabindex={0} aria-label={t.contractText}>
        {contract.terms}
      </section>
      <dl class="facts">
        {sides.map(({ label, at }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {at ? (
                <>
                  <Badge tone="good">{t.signed}</Badge> <Time page={page} at={at} />
                </>
              ) : (
                <Badge tone="warn">{t.notSigned}</Badge>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <a href={pdfUrl} target="_blank" rel="noopener">
        {t.contractPdf}
      </a>
    </Card>
  );
}
