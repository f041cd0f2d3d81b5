/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { escrowStatuses } from "../db/schema/index";
import { type Ctx, change } from "../domain/context";
import { listEscrows } from "../domain/escrows/read";
import { type Escrow, partyOf } from "../domain/escrows/state";
import { newestVerification } from "../domain/kyc/link";
import { balanceOf, payout, wallet } from "../domain/ledger";
import { newestCheck } from "../domain/people/identity";
import { phoneOf } from "../domain/people/phone";
import { topUp } from "../domain/people/users";
import { listWithdrawals, withdraw } from "../domain/people/withdraw";
import { Refusal } from "../domain/refusal";
import { parseAmount } from "./amount";
import { EscrowFilter, IdentityCard, PayoutCard } from "./dashboard/cards";
import { Layout } from "./layout";
import { formOf, type Page, type PageEnv, withQuery } from "./page";
import { Pager } from "./parts/pager";
import { TopUpForm } from "./parts/top-up";
import { Amount, Card, ErrorNotice, EscrowBadge, isolate } from "./parts/ui";

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
    const status = escrowStatuses.find((each) => each === c.req.query("status"));
    const role = (["buyer", "seller"] as const).find((each) => each === c.req.query("role"));
    const [own, earned, verification, check, phone, sent, { rows, total }] = await Promise.all([
      balanceOf(ctx.db, user.worldId, wallet(user.id)),
      balanceOf(ctx.db, user.worldId, payout(user.id)),
      newestVerification(ctx.db, user.worldId, user.email),
      newestCheck(ctx.db, user.id),
      phoneOf(ctx.db, user.id),
      listWithdrawals(ctx.db, user.id),
      listEscrows(ctx.db, user.worldId, { email: user.email, status, role, page: number, limit: PAGE_SIZE }),
    ]);
    const t = page.t.dashboard;
    return c.html(
      <Layout page={page} title={t.title} world={user.worldId} wide>
        <div class="intro">
          <h1>{t.title}</h1>
          <p class="lead">{t.hello(isolate(user.firstName))}</p>
        </div>
        <ErrorNotice page={page} atFields={["bad_amount", "bad_payout", "bad_rib"]} />
        <div class="grid">
          <Card title={t.wallet}>
            <p class="big">
              <Amount page={page} value={own} />
            </p>
            <TopUpForm page={page} action="/dashboard/top-up" label={t.topUpAmount} button={t.topUp} quiet />
          </Card>
          <PayoutCard page={page} earned={earned} sent={sent} />
          <IdentityCard page={page} user={user} verification={verification} check={check} phone={phone} />
        </div>
        {page.query.get("sent") ? (
          <p class="notice good" role="status">
            {t.withdrawSent}
          </p>
        ) : null}
        <Card title={t.escrows}>
          <EscrowFilter page={page} status={status} role={role} />
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

  pages.post("/dashboard/withdraw", async (c) => {
    const { user } = c.get("page");
    if (!user) return c.redirect("/login?next=/dashboard", 303);
    const field = await formOf(c);
    const typed = { payoutAmount: field("payoutAmount"), rib: field("rib") };
    const amount = parseAmount(typed.payoutAmount) ?? 0;
    const rib = typed.rib.replace(/\s/g, "");
    try {
      await change(ctx, user.worldId, (step) => withdraw(step, user, { amount, rib }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(withQuery("/dashboard", { ...typed, error: error.code }), 303);
    }
    return c.redirect("/dashboard?sent=1", 303);
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
