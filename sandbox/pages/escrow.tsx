/** @jsxImportSource hono/jsx */
import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { escrows } from "../db/schema/index";
import { type Ctx, change, getWorld, worldTime } from "../domain/context";
import { contractOf } from "../domain/contracts/read";
import { pdfLink } from "../domain/contracts/view";
import { findDispute } from "../domain/disputes/read";
import { moveEscrow } from "../domain/escrows/move";
import { timelineOf } from "../domain/escrows/read";
import { type Escrow, type Move, partyOf } from "../domain/escrows/state";
import { submissionsOf } from "../domain/proofs/view";
import { Refusal } from "../domain/refusal";
import { actorName, DisputeCard, NextActions } from "./escrow-view";
import { Layout } from "./layout";
import { formOf, type Page, type PageEnv, withQuery } from "./page";
import { ContractCard } from "./parts/contract";
import { Submissions } from "./parts/proof";
import { EscrowSummary, Sides } from "./parts/summary";
import { Card, ErrorNotice, EscrowBadge, isolate, Time } from "./parts/ui";

/** The moves that have a form here; paying and completing go through a checkout session. */
const FORMS: Record<string, Move> = { deliver: "deliver", reject: "rejectDelivery", cancel: "cancel" };

/** `/dashboard/escrow/:id`: for the buyer and the seller (dhmad-api.md §4). */
export function escrowPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/dashboard/escrow/:id", async (c) => {
    const escrow = await find(ctx, c.req.param("id"));
    if (!escrow) return c.notFound();
    const page = c.get("page");
    const here = `/dashboard/escrow/${escrow.id}`;
    if (!page.user) return c.redirect(withQuery("/login", { world: escrow.worldId, next: here }), 303);
    const party = page.user.worldId === escrow.worldId ? partyOf(escrow, page.user.email) : null;
    if (!party) return c.html(<NotYours page={page} email={page.user.email} here={here} />, 403);
    const world = await getWorld(ctx.db, escrow.worldId);
    const now = worldTime(world);
    const [timeline, contract, submissions, dispute] = await Promise.all([
      timelineOf(ctx.db, escrow.id),
      contractOf(ctx.db, escrow.id),
      submissionsOf(ctx.db, escrow, ctx.origin, now),
      escrow.disputeId ? findDispute(ctx.db, world.id, escrow.disputeId) : undefined,
    ]);
    const t = page.t.escrow;
    return c.html(
      <Layout page={page} title={escrow.title} world={world.id} wide>
        <div class="intro">
          <h1>
            <bdi>{escrow.title}</bdi>
          </h1>
          <p class="row">
            <EscrowBadge page={page} status={escrow.status} />
            <span class="muted small">
              {escrow.fulfillmentPolicy ? t.withProof : t.modes[escrow.mode]} ·{" "}
              {page.t.checkout.via(world.applicationName)}
            </span>
          </p>
        </div>
        <ErrorNotice page={page} />
        <div class="columns">
          <div>
            <NextActions page={page} escrow={escrow} party={party} contract={contract} />
            {dispute ? <DisputeCard page={page} dispute={dispute} /> : null}
            {escrow.fulfillmentPolicy ? (
              <Card title={t.proof}>
                {escrow.proofPhase ? <p>{t.phase[escrow.proofPhase]}</p> : null}
                {escrow.correctionRounds > 0 ? (
                  <p class="hint">
                    {t.rounds} : {escrow.correctionRounds}
                  </p>
                ) : null}
                <Submissions page={page} submissions={submissions} />
              </Card>
            ) : null}
            <Card title={t.timeline}>
              <ol class="plain timeline">
                {timeline.map((entry) => (
                  <li key={entry.id}>
                    <strong>{t.kinds[entry.kind]}</strong>
                    <p class="small muted">
                      <Time page={page} at={entry.at} /> · <bdi>{actorName(page, entry.actor)}</bdi>
                    </p>
                    {entry.reason ? (
                      <p>
                        <bdi>{entry.reason}</bdi>
                      </p>
                    ) : null}
                  </li>
                ))}
              </ol>
            </Card>
          </div>
          <div>
            <Card title={page.t.checkout.summary}>
              <EscrowSummary page={page} escrow={escrow} app={world.applicationName} />
            </Card>
            <Card title={t.parties}>
              <Sides page={page} escrow={escrow} />
            </Card>
            {contract ? (
              <ContractCard page={page} contract={contract} pdfUrl={pdfLink(contract, ctx.origin, now)} />
            ) : null}
          </div>
        </div>
      </Layout>,
    );
  });

  pages.post("/dashboard/escrow/:id/:form", async (c) => {
    const escrow = await find(ctx, c.req.param("id"));
    const move = FORMS[c.req.param("form")];
    if (!escrow || !move) return c.notFound();
    const { user } = c.get("page");
    const here = `/dashboard/escrow/${escrow.id}`;
    if (user?.worldId !== escrow.worldId) return c.redirect(here, 303);
    const reason = (await formOf(c))("reason").slice(0, 1000) || undefined;
    try {
      await change(ctx, escrow.worldId, (step) =>
        moveEscrow(step, { escrowId: escrow.id, move, actor: user.email, reason }),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(withQuery(here, { error: error.code }), 303);
    }
    return c.redirect(here, 303);
  });

  return pages;
}

async function find(ctx: Ctx, id: string): Promise<Escrow | undefined> {
  const [row] = await ctx.db.select().from(escrows).where(eq(escrows.id, id));
  return row;
}

function NotYours({ page, email, here }: { page: Page; email: string; here: string }) {
  const t = page.t.escrow;
  return (
    <Layout page={page} title={t.notYoursTitle}>
      <Card>
        <h1>{t.notYoursTitle}</h1>
        <p>{t.notYours(isolate(email))}</p>
        <form method="post" action="/logout">
          <input type="hidden" name="next" value={here} />
          <button type="submit">{t.switchUser}</button>
        </form>
      </Card>
    </Layout>
  );
}
