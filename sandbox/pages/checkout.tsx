/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type Ctx, change, getWorld, type World, worldTime } from "../domain/context";
import { type Contract, contractOf } from "../domain/contracts/read";
import { pdfLink } from "../domain/contracts/view";
import { DEPOSIT_METHODS, payAsGuest } from "../domain/deposits/pay";
import { DISPUTE_TYPES } from "../domain/disputes/open";
import { findEscrow } from "../domain/escrows/read";
import type { Escrow } from "../domain/escrows/state";
import { balanceOf, wallet } from "../domain/ledger";
import { newestCheck } from "../domain/people/identity";
import { openPayerChecks } from "../domain/people/payer";
import { forgetPhone, phoneOf, provePhone, startPhoneProof } from "../domain/people/phone";
import { topUp, type User } from "../domain/people/users";
import { REVIEW_DECISIONS } from "../domain/proofs/review";
import { submissionsOf } from "../domain/proofs/view";
import { badRequest, Refusal } from "../domain/refusal";
import type { CheckoutSession } from "../domain/sessions/create";
import { abandonSession, finishSession } from "../domain/sessions/finish";
import { findSession, returnUrl, statusAt } from "../domain/sessions/read";
import { type Action, brokenRule } from "../domain/sessions/rules";
import { parseAmount } from "./amount";
import { type CheckoutState, NextStep, OverCard } from "./checkout-view";
import { Layout } from "./layout";
import { formOf, type Page, type PageContext, type PageEnv, withQuery } from "./page";
import { ContractCard } from "./parts/contract";
import { loginStep } from "./parts/login-form";
import { EscrowSummary, Sides } from "./parts/summary";
import { Card } from "./parts/ui";
import { limitForms, postedForm } from "./uploads";

type Found = { session: CheckoutSession; escrow: Escrow; world: World; contract: Contract | undefined };

/** `/checkout/:sessionId`: the page a marketplace sends its users to (dhmad-api.md §5). */
export function checkoutPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();
  pages.use("/checkout/*", limitForms);

  pages.get("/checkout/:sessionId", async (c) => {
    const found = await find(ctx, c.req.param("sessionId"));
    if (!found) return c.notFound();
    const { session, escrow, world, contract } = found;
    const page = c.get("page");
    const t = page.t.checkout;
    const app = world.applicationName;
    const now = worldTime(world);
    const [state, submissions] = await Promise.all([
      stateOf(ctx, c, found),
      submissionsOf(ctx.db, escrow, ctx.origin, now),
    ]);
    const { title, intro } = headingOf(page, session.action);
    const parts = { page, session, escrow, app, contract, submissions };
    const isParty = page.user?.worldId === world.id && page.user.email === session.targetUserEmail;
    return c.html(
      <Layout page={page} title={title} world={world.id}>
        {state.kind === "over" ? (
          <OverCard {...parts} status={state.status} />
        ) : (
          <div class="intro">
            <h1>{title}</h1>
            <p class="lead">{intro}</p>
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
        {contract && isParty ? (
          <ContractCard page={page} contract={contract} pdfUrl={pdfLink(contract, ctx.origin, now)} />
        ) : null}
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
    const { text, files } = await postedForm(c);
    const typed = keep(text, ["signature", "reason", "subject", "disputeType", "note"]);
    return attempt(c, found, typed, async () => {
      const { user } = c.get("page");
      const input = {
        signature: text("signature"),
        reason: text("reason"),
        subject: text("subject"),
        note: text("note"),
        disputeType: DISPUTE_TYPES.find((type) => type === text("disputeType")),
        decision: REVIEW_DECISIONS.find((decision) => decision === text("decision")),
        files: await files("files"),
      };
      const email = user?.worldId === found.world.id ? user.email : "";
      const session = await change(ctx, found.world.id, (step) =>
        finishSession(step, found.session.id, email, input),
      );
      return returnUrl(session, "completed");
    });
  });

  pages.post("/checkout/:sessionId/guest", async (c) => {
    const found = await find(ctx, c.req.param("sessionId"));
    if (!found) return c.notFound();
    const { text, files } = await postedForm(c);
    const typed = keep(text, ["method", "payerName"]);
    return attempt(c, found, typed, async () => {
      const method = DEPOSIT_METHODS.find((each) => each === text("method"));
      if (!method) throw badRequest("Choose a payment method", "method", "method_required");
      const [file] = await files("file");
      const { session } = await change(ctx, found.world.id, (step) =>
        payAsGuest(step, found.session.id, { method, payerName: text("payerName"), file }),
      );
      return returnUrl(session, "completed");
    });
  });

  pages.post("/checkout/:sessionId/cancel", async (c) => {
    const found = await find(ctx, c.req.param("sessionId"));
    if (!found) return c.notFound();
    return attempt(c, found, {}, async () => {
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
    return attempt(c, found, {}, async () => {
      await change(ctx, user.worldId, (step) => topUp(step, user, amount));
      return here;
    });
  });

  pages.post("/checkout/:sessionId/phone", (c) =>
    phoneStep(ctx, c, "phone", (user, phone) => startPhoneProof(ctx, user, phone, c.get("page").locale)),
  );
  pages.post("/checkout/:sessionId/phone/code", (c) =>
    phoneStep(ctx, c, "code", (user, code) => provePhone(ctx, user, code.replace(/\s/g, ""))),
  );
  pages.post("/checkout/:sessionId/phone/forget", (c) =>
    phoneStep(ctx, c, "", (user) => forgetPhone(ctx, user)),
  );

  return pages;
}

async function find(ctx: Ctx, sessionId: string): Promise<Found | null> {
  const session = await findSession(ctx.db, sessionId);
  const escrow = session ? await findEscrow(ctx.db, session.worldId, session.escrowId) : undefined;
  if (!session || !escrow) return null;
  const [world, contract] = await Promise.all([
    getWorld(ctx.db, session.worldId),
    contractOf(ctx.db, escrow.id),
  ]);
  return { session, escrow, world, contract };
}

/** One step of proving a phone number, for whoever is signed in; then back to the checkout. */
async function phoneStep(
  ctx: Ctx,
  c: PageContext,
  name: string,
  work: (user: User, typed: string) => Promise<void>,
) {
  const found = await find(ctx, c.req.param("sessionId") ?? "");
  if (!found) return c.notFound();
  const { user } = c.get("page");
  const here = `/checkout/${found.session.id}`;
  if (!user) return c.redirect(here, 303);
  const typed = (await formOf(c))(name);
  return attempt(c, found, name === "phone" ? { phone: typed } : {}, async () => {
    await work(user, typed);
    return here;
  });
}

function headingOf({ t }: Page, action: string): { title: string; intro: string } {
  const words = t.checkout;
  if (action === "accept_pay") return { title: words.payTitle, intro: words.payIntro };
  if (action === "complete") return { title: words.completeTitle, intro: words.completeIntro };
  return words.actions[action as keyof typeof words.actions];
}

async function stateOf(ctx: Ctx, c: PageContext, found: Found): Promise<CheckoutState> {
  const { session, escrow, world, contract } = found;
  const status = statusAt(session, worldTime(world));
  if (status !== "pending") return { kind: "over", status };
  const action = session.action as Action;
  if (brokenRule({ escrow, contract }, action, session.targetUserEmail)) return { kind: "moot" };
  const { user } = c.get("page");
  const pays = action === "accept_pay";
  if (!user) {
    const step = await loginStep(ctx, c, world.id, session.targetUserEmail);
    return { kind: "login", step, guest: pays && escrow.mode === "instant" };
  }
  if (user.worldId !== world.id || user.email !== session.targetUserEmail) {
    return { kind: "wrong_user", email: user.email };
  }
  if (!pays) return { kind: "ready", wallet: 0, missing: 0, checks: null };
  const [funds, open, phone, identity] = await Promise.all([
    balanceOf(ctx.db, world.id, wallet(user.id)),
    openPayerChecks(ctx.db, user),
    phoneOf(ctx.db, user.id),
    newestCheck(ctx.db, user.id),
  ]);
  return {
    kind: "ready",
    wallet: funds,
    missing: Math.max(0, escrow.amountTnd - funds),
    checks: { open, phone, identity, email: user.email },
  };
}

/** Longer texts than this are not carried back over a refusal: an address has its limits. */
const KEPT = 500;

/** What had been typed, to stand in the form again. */
function keep(text: (name: string) => string, names: string[]): Record<string, string | null> {
  return Object.fromEntries(names.map((name) => [name, text(name).slice(0, KEPT) || null]));
}

/** Does it and goes where it says; a refusal leads back to the page, an expired session to the application. */
async function attempt(
  c: PageContext,
  { session }: Found,
  typed: Record<string, string | null>,
  work: () => Promise<string>,
) {
  try {
    return c.redirect(await work(), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "session_expired") return c.redirect(returnUrl(session, "expired"), 303);
    const settled = error.code.startsWith("session_");
    const told = settled ? {} : { ...typed, error: error.code };
    return c.redirect(withQuery(`/checkout/${session.id}`, told), 303);
  }
}
