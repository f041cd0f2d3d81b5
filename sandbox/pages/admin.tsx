/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type Ctx, change, findWorld, type Step } from "../domain/context";
import { decideDeposit, listDeposits } from "../domain/deposits/decide";
import { listDisputes } from "../domain/disputes/read";
import { DISPUTE_OUTCOMES, settleDispute } from "../domain/disputes/settle";
import { adminDecide } from "../domain/kyc/decide";
import type { Verification } from "../domain/kyc/link";
import { listAll } from "../domain/kyc/read";
import { checksInReview, decideCheck } from "../domain/people/identity";
import { Refusal } from "../domain/refusal";
import { SEEDED_WORLD } from "../domain/worlds";
import { DepositDesk, DisputeDesk } from "./admin/desks";
import { linksOf, titlesOf } from "./admin/lookups";
import { Layout } from "./layout";
import { formOf, type Page, type PageContext, type PageEnv, withQuery } from "./page";
import { Card, ErrorNotice, KycBadge, Time } from "./parts/ui";

const DECISIONS: Record<string, "approved" | "rejected"> = { approve: "approved", reject: "rejected" };

type Field = (name: string) => string;

/** `/admin`: the desk of DHMAD's own people: payments of guests, disputes, uncertain identities (dhmad-api.md §3, §5). */
export function adminPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/admin", async (c) => {
    const page = c.get("page");
    const world = await findWorld(ctx.db, c.req.query("world") ?? SEEDED_WORLD);
    if (!world) return c.notFound();
    const [rows, checks, deposits, disputes] = await Promise.all([
      listAll(ctx.db, world.id),
      checksInReview(ctx.db, world.id),
      listDeposits(ctx.db, world.id),
      listDisputes(ctx.db, world.id),
    ]);
    const concerned = [...deposits, ...disputes].map((row) => row.escrowId);
    const titles = await titlesOf(ctx.db, world.id, concerned);
    const files = await linksOf(ctx, world, deposits);
    const t = page.t.admin;
    const groups = [
      { title: t.reviews, rows: rows.filter((row) => row.needsAdminReview) },
      { title: t.decided, rows: rows.filter((row) => !row.needsAdminReview) },
    ];
    return c.html(
      <Layout page={page} title={t.title} world={world.id} wide>
        <div class="intro">
          <h1>{t.title}</h1>
          <p class="lead">{t.open}</p>
        </div>
        <ErrorNotice page={page} />
        <DepositDesk page={page} world={world.id} deposits={deposits} titles={titles} files={files} />
        <DisputeDesk page={page} world={world.id} disputes={disputes} titles={titles} />
        {checks.length > 0 ? (
          <Card title={t.checks}>
            <ul class="plain list">
              {checks.map((check) => (
                <CheckRow key={check.token} page={page} check={check} world={world.id} />
              ))}
            </ul>
          </Card>
        ) : null}
        {groups.map((group) => (
          <Card key={group.title} title={group.title}>
            {group.rows.length === 0 ? <p class="muted">{page.t.none}</p> : null}
            <ul class="plain list">
              {group.rows.map((row) => (
                <Row key={row.id} page={page} verification={row} />
              ))}
            </ul>
          </Card>
        ))}
      </Layout>,
    );
  });

  const settle = async (c: PageContext, work: (step: Step, field: Field) => Promise<unknown>) => {
    const field = await formOf(c);
    const world = field("world") || SEEDED_WORLD;
    const here = withQuery("/admin", { world });
    try {
      await change(ctx, world, (step) => work(step, field));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(withQuery(here, { error: error.code }), 303);
    }
    return c.redirect(here, 303);
  };

  pages.post("/admin/verifications/:id", (c) =>
    settle(c, async (step, field) => {
      const decision = DECISIONS[field("decision")];
      if (decision) await adminDecide(step, c.req.param("id"), decision);
    }),
  );

  pages.post("/admin/checks/:token", (c) =>
    settle(c, async (step, field) => {
      const decision = DECISIONS[field("decision")];
      if (decision) await decideCheck(step, c.req.param("token"), decision);
    }),
  );

  pages.post("/admin/deposits/:id", (c) =>
    settle(c, async (step, field) => {
      const outcome = DECISIONS[field("decision")];
      const reason = field("reason") || undefined;
      if (outcome) await decideDeposit(step, c.req.param("id"), { outcome, reason });
    }),
  );

  pages.post("/admin/disputes/:id", (c) =>
    settle(c, async (step, field) => {
      const outcome = DISPUTE_OUTCOMES.find((each) => each === field("outcome"));
      const note = field("note").slice(0, 1000) || undefined;
      if (outcome) await settleDispute(step, c.req.param("id"), outcome, note);
    }),
  );

  return pages;
}

function Row({ page, verification }: { page: Page; verification: Verification }) {
  const t = page.t.admin;
  const { email, kycStatus, needsAdminReview, statusSource } = verification;
  const open = needsAdminReview || kycStatus !== "pending";
  return (
    <li>
      <div class="row between">
        <div>
          <strong>
            <bdi>{email}</bdi>
          </strong>
          <p class="small muted">
            <Time page={page} at={verification.createdAt} />
            {statusSource ? ` · ${t.source} : ${t.sources[statusSource]}` : ""}
          </p>
        </div>
        <div class="row">
          <KycBadge page={page} verification={verification} />
          {open ? (
            <form method="post" action={`/admin/verifications/${verification.id}`} class="row">
              <input type="hidden" name="world" value={verification.worldId} />
              {kycStatus !== "approved" ? (
                <button type="submit" name="decision" value="approve" class="small">
                  {t.approve}
                  <span class="sr">{t.of(email)}</span>
                </button>
              ) : null}
              {kycStatus !== "rejected" ? (
                <button type="submit" name="decision" value="reject" class="danger small">
                  {t.reject}
                  <span class="sr">{t.of(email)}</span>
                </button>
              ) : null}
            </form>
          ) : null}
        </div>
      </div>
    </li>
  );
}

type CheckProps = { page: Page; world: string; check: { token: string; email: string; createdAt: Date } };

/** An account's identity that Didit could not settle. */
function CheckRow({ page, world, check }: CheckProps) {
  const t = page.t.admin;
  return (
    <li class="row between">
      <div>
        <strong>
          <bdi>{check.email}</bdi>
        </strong>
        <p class="small muted">
          <Time page={page} at={check.createdAt} />
        </p>
      </div>
      <form method="post" action={`/admin/checks/${check.token}`} class="row">
        <input type="hidden" name="world" value={world} />
        <button type="submit" name="decision" value="approve" class="small">
          {t.approve}
          <span class="sr">{t.of(check.email)}</span>
        </button>
        <button type="submit" name="decision" value="reject" class="danger small">
          {t.reject}
          <span class="sr">{t.of(check.email)}</span>
        </button>
      </form>
    </li>
  );
}
