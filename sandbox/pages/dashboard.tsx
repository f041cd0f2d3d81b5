/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type Ctx, change } from "../domain/context";
import { listEscrows } from "../domain/escrows/read";
import { type Escrow, partyOf } from "../domain/escrows/state";
import { newestVerification } from "../domain/kyc/link";
import { balanceOf, payout, wallet } from "../domain/ledger";
import { topUp } from "../domain/people/users";
import { Refusal } from "../domain/refusal";
import { parseAmount } from "./amount";
import { Layout } from "./layout";
import { formOf, type Page, type PageEnv, withQuery } from "./page";
import { Pager } from "./parts/pager";
import { TopUpForm } from "./parts/top-up";
import { Amount, Badge, Card, ErrorNotice, EscrowBadge, isolate, KycBadge } from "./parts/ui";

const PAGE_SIZE = 20;

/** `/dashboard`: a person's money, identity and escrows. */
export function dashboardPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/dashboard", async (c) => {
    const page = c.get("page");
    const { user } = page;
    if (!user) {
      const world = c.req.query("world");
      return c.redirect(withQuery("/login", { next: "/dashboard", ...(world ? { world } : {}) }), 303);
    }
    const number = Math.max(1, Math.floor(Number(c.req.query("page")) || 1));
    const [own, earned, verification, { rows, total }] = await Promise.all([
      balanceOf(ctx.db, user.worldId, wallet(user.id)),
      balanceOf(ctx.db, user.worldId, payout(user.id)),
      newestVerification(ctx.db, user.worldId, user.email),
      listEscrows(ctx.db, user.worldId, { email: user.email, page: number, limit: PAGE_SIZE }),
    ]);
    const t = page.t.dashboard;
    const identity =
      verification ?? (user.kycStatus ? { kycStatus: user.kycStatus, needsAdminReview: false } : null);
    return c.html(
      <Layout page={page} title={t.title} world={user.worldId} wide>
        <div class="intro">
          <h1>{t.title}</h1>
          <p class="lead">{t.hello(isolate(user.firstName))}</p>
        </div>
        <ErrorNotice page={page} atFields={["bad_amount"]} />
        <div class="grid">
          <Card title={t.wallet}>
            <p class="big">
              <Amount page={page} value={own} />
            </p>
            <TopUpForm page={page} action="/dashboard/top-up" label={t.topUpAmount} button={t.topUp} quiet />
          </Card>
          <Card title={t.payout}>
            <p class="big">
              <Amount page={page} value={earned} />
            </p>
          </Card>
          <Card title={t.identity}>
            <p>
              {identity ? (
                <KycBadge page={page} verification={identity} />
              ) : (
                <Badge tone="warn">{t.identityNone}</Badge>
              )}
            </p>
          </Card>
        </div>
        <Card title={t.escrows}>
          {rows.length === 0 ? <p class="muted">{page.t.none}</p> : null}
          <ul class="plain list">
            {rows.map((escrow) => (
              <EscrowRow key={escrow.id} page={page} escrow={escrow} email={user.email} />
            ))}
          </ul>
          <Pager
            page={page}
            number={number}
            pages={Math.ceil(total / PAGE_SIZE)}
            newer={t.newer}
            older={t.older}
          />
        </Card>
      </Layout>,
    );
  });

  pages.post("/dashboard/top-up", async (c) => {
    const { user } = c.get("page");
    if (!user) return c.redirect("/login?next=/dashboard", 303);
    const amount = parseAmount((await formOf(c))("amount")) ?? 0;
    try {
      await change(ctx, user.worldId, (step) => topUp(step, user, amount));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(withQuery("/dashboard", { error: error.code }), 303);
    }
    return c.redirect("/dashboard", 303);
  });

  return pages;
}

function EscrowRow({ page, escrow, email }: { page: Page; escrow: Escrow; email: string }) {
  const t = page.t.dashboard;
  return (
    <li>
      <div class="row between">
        <div>
          <a href={`/dashboard/escrow/${escrow.id}`}>
            <bdi>{escrow.title}</bdi>
          </a>
          <p class="small muted">
            {partyOf(escrow, email) === "buyer" ? t.asBuyer : t.asSeller} ·{" "}
            <Amount page={page} value={escrow.amountTnd} />
          </p>
        </div>
        <EscrowBadge page={page} status={escrow.status} />
      </div>
    </li>
  );
}
