/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type Ctx, change, getWorld, worldTime } from "../domain/context";
import { type DiditOutcome, finishDidit } from "../domain/kyc/decide";
import type { Verification } from "../domain/kyc/link";
import { findByDiditToken } from "../domain/kyc/read";
import { Refusal } from "../domain/refusal";
import { Layout } from "./layout";
import { formOf, type Page, type PageEnv, withQuery } from "./page";
import { DiditForm } from "./parts/didit-form";
import { Card, ErrorNotice } from "./parts/ui";

const OUTCOMES: Record<string, DiditOutcome> = { pass: "passed", fail: "failed", review: "needs_review" };

/** `/didit/:token`: what Didit would be. Only the mail knows the way here (dhmad-api.md §3). */
export function diditPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/didit/:token", async (c) => {
    const verification = await findByDiditToken(ctx.db, c.req.param("token"));
    if (!verification) return c.notFound();
    const world = await getWorld(ctx.db, verification.worldId);
    const page = c.get("page");
    const outcome = outcomeOf(verification, worldTime(world));
    const props = { page, verification, app: world.applicationName };
    return c.html(
      <Layout page={page} title={page.t.didit.title} world={world.id}>
        {outcome === "open" ? <Choice {...props} /> : <Result {...props} outcome={outcome} />}
      </Layout>,
    );
  });

  pages.post("/didit/:token", async (c) => {
    const verification = await findByDiditToken(ctx.db, c.req.param("token"));
    if (!verification) return c.notFound();
    const here = `/didit/${verification.diditToken}`;
    const outcome = OUTCOMES[(await formOf(c))("outcome")];
    if (!outcome) return c.redirect(here, 303);
    try {
      await change(ctx, verification.worldId, (step) => finishDidit(step, verification.id, outcome));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(withQuery(here, { error: error.code }), 303);
    }
    return c.redirect(outcome === "passed" ? (verification.redirectUrl ?? here) : here, 303);
  });

  return pages;
}

type Outcome = "open" | "approved" | "rejected" | "review" | "expired";

function outcomeOf(verification: Verification, now: Date): Outcome {
  if (verification.needsAdminReview) return "review";
  if (verification.kycStatus !== "pending") return verification.kycStatus;
  return verification.expiresAt <= now ? "expired" : "open";
}

type Props = { page: Page; verification: Verification; app: string };

function Choice({ page, verification, app }: Props) {
  const t = page.t.didit;
  return (
    <>
      <div class="intro">
        <h1>{t.title}</h1>
        <p class="lead">{t.intro(app)}</p>
      </div>
      <DiditForm page={page} email={verification.email} />
    </>
  );
}

function Result({ page, verification, app, outcome }: Props & { outcome: Exclude<Outcome, "open"> }) {
  const t = page.t.didit;
  const words = {
    approved: { title: t.approvedTitle, text: t.approved, tone: "good" },
    rejected: { title: t.rejectedTitle, text: t.rejected, tone: "bad" },
    review: { title: t.reviewTitle, text: t.inReview, tone: "warn" },
    expired: { title: t.expiredTitle, text: t.expired, tone: "warn" },
  }[outcome];
  return (
    <Card>
      <h1>{words.title}</h1>
      <ErrorNotice page={page} />
      <p class={`notice ${words.tone}`}>{words.text}</p>
      {verification.redirectUrl ? (
        <a class="button" href={verification.redirectUrl}>
          {t.returnTo(app)}
        </a>
      ) : null}
    </Card>
  );
}
