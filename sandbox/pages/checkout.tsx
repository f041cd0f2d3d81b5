/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type Ctx, change, getWorld, type World, worldTime } from "../domain/context";
import { findEscrow } from "../domain/escrows/read";
import { canMove, type Escrow } from "../domain/escrows/state";
import { balanceOf, wallet } from "../domain/ledger";
import { topUp } from "../domain/people/users";
import { Refusal } from "../domain/refusal";
import type { CheckoutSession } from "../domain/sessions/create";
import { abandonSession, finishSession } from "../domain/sessions/finish";
import { findSession, returnUrl, statusAt } from "../domain/sessions/read";
import { parseAmount } from "./amount";
import { type CheckoutState, NextStep, OverCard } from "./checkout-view";
import { Layout } from "./layout";
import { formOf, type PageContext, type PageEnv, withQuery } from "./page";
import { loginStep } from "./parts/login-form";
import { EscrowSummary, Sides } from "./parts/summary";
import { Card } from "./parts/ui";

type Found = { session: CheckoutSession; escrow: Escrow; world: World };

/** `/checkout/:sessionId`: the page a marketplace sends its users to (dhmad-api.md §5). */
export function checkoutPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/checkout/:sessionId", async (c) => {
    const found = await find(ctx, c.req.param("sessionId"));
    if (!found) return c.notFound();
    const { session, escrow, world } = found;
    const page = c.get("page");
    const t = page.t.checkout;
    const app = world.applicationName;
    const state = await stateOf(ctx, c, found);
    const title = session.action === "accept_pay" ? t.payTitle : t.completeTitle;
    const parts = { page, session, escrow, app };
    return c.html(
      <Layout page={page} title={title} world={world.id}>
        {state.kind === "over" ? (
          <OverCard {...parts} status={state.status} />
        ) : (
          <div class="intro">
            <h1>{title}</h1>
            <p class="lead">{session.action === "accept_pay" ? t.payIntro : t.completeIntro}</p>
          </div>
        )}
        <Card title={t.summary}>
          <div>
            <h3>
              <bdi>{escrow.title}</bdi>
            </h3>
            <p class="hint">{t.via(app)}</p>
          </div>
          <EscrowSummary page={page} escrow={escrow} app={app} />
          <Sides page={page} escrow={escrow} />
        </Card>
        <NextStep {...parts} state={state} world={world.id} />
        {state.kind === "over" ? null : (
          <form method="post" action={`/checkout/${session.id}/cancel`}>
            <button type="submit" class="quiet">
              {t.cancel}
            </button>
          </form>
        )}
      </Layout>,
    );
  });

  pages.post("/checkout/:sessionId/finish", async (c) => {
    const found = await find(ctx, c.req.param("sessionId"));
    if (!found) return c.notFound();
    return attempt(c, found, async () => {
      const email = c.get("page").user?.email ?? "";
      const session = await change(ctx, found.world.id, (step) =>
        finishSession(step, found.session.id, email),
      );
      return returnUrl(session, "completed");
    });
  });

  pages.post("/checkout/:sessionId/cancel", async (c) => {
    const found = await find(ctx, c.req.param("sessionId"));
    if (!found) return c.notFound();
    return attempt(c, found, async () => {
      const session = await change(ctx, found.world.id, (step) => abandonSession(step, found.session.id));
      return returnUrl(session, "cancelled");
    });
  });

  pages.post("/checkout/:sessionId/top-up", async (c) => {
    const found = await find(ctx, c.req.param("sessionId"));
    if (!found) return c.notFound();
    const here = `/checkout/${found.session.id}`;
    const user = c.get("page").user;
    if (!user) return c.redirect(here, 303);
    const amount = parseAmount((await formOf(c))("amount")) ?? 0;
    return attempt(c, found, async () => {
      await change(ctx, user.worldId, (step) => topUp(step, user, amount));
      return here;
    });
  });

  return pages;
}

async function find(ctx: Ctx, sessionId: string): Promise<Found | null> {
  const session = await findSession(ctx.db, sessionId);
  const escrow = session ? await findEscrow(ctx.db, session.worldId, session.escrowId) : undefined;
  return session && escrow ? { session, escrow, world: await getWorld(ctx.db, session.worldId) } : null;
}

async function stateOf(ctx: Ctx, c: PageContext, { session, escrow, world }: Found): Promise<CheckoutState> {
  const status = statusAt(session, worldTime(world));
  if (status !== "pending") return { kind: "over", status };
  if (!canMove(escrow.status, session.action === "accept_pay" ? "pay" : "complete")) return { kind: "moot" };
  const { user } = c.get("page");
  if (!user) return { kind: "login", step: await loginStep(ctx, c, world.id, session.targetUserEmail) };
  if (user.worldId !== world.id || user.email !== session.targetUserEmail) {
    return { kind: "wrong_user", email: user.email };
  }
  const funds = await balanceOf(ctx.db, world.id, wallet(user.id));
  const due = session.action === "accept_pay" ? escrow.amountTnd : 0;
  return { kind: "ready", wallet: funds, missing: Math.max(0, due - funds) };
}

/** Does it and goes where it says; a refusal leads back to the page, an expired session to the application. */
async function attempt(c: PageContext, { session }: Found, work: () => Promise<string>) {
  try {
    return c.redirect(await work(), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "session_expired") return c.redirect(returnUrl(session, "expired"), 303);
    const settled = error.code.startsWith("session_");
    return c.redirect(withQuery(`/checkout/${session.id}`, settled ? {} : { error: error.code }), 303);
  }
}
