/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type Ctx, change } from "../domain/context";
import type { DiditOutcome } from "../domain/kyc/decide";
import { findCheck, finishCheck, type IdentityCheck, startIdentityCheck } from "../domain/people/identity";
import { findUserById } from "../domain/people/users";
import { Refusal } from "../domain/refusal";
import { Layout } from "./layout";
import { formOf, type PageEnv, withQuery } from "./page";
import { DiditForm } from "./parts/didit-form";
import { Card, ErrorNotice } from "./parts/ui";

const OUTCOMES: Record<string, DiditOutcome> = { pass: "passed", fail: "failed", review: "needs_review" };

/** `/identity/:token`: the check that a person starts in the checkout or the dashboard. No developer hears of it. */
export function identityPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.post("/identity", async (c) => {
    const { user } = c.get("page");
    if (!user) return c.redirect("/login", 303);
    try {
      const check = await change(ctx, user.worldId, (step) => startIdentityCheck(step, user));
      return c.redirect(`/identity/${check.token}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(withQuery("/dashboard", { error: error.code }), 303);
    }
  });

  pages.get("/identity/:token", async (c) => {
    const check = await findCheck(ctx.db, c.req.param("token"));
    if (!check) return c.notFound();
    const person = await findUserById(ctx.db, check.userId);
    const page = c.get("page");
    const t = page.t.identity;
    const result = resultOf(page.t.didit, check);
    return c.html(
      <Layout page={page} title={t.title} world={check.worldId}>
        {result ? (
          <Card>
            <h1>{result.title}</h1>
            <ErrorNotice page={page} />
            <p class={`notice ${result.tone}`}>{result.text}</p>
            <p>{t.back}</p>
            <a class="button quiet" href="/dashboard">
              {t.toDashboard}
            </a>
          </Card>
        ) : (
          <>
            <div class="intro">
              <h1>{t.title}</h1>
              <p class="lead">{t.intro}</p>
            </div>
            <DiditForm page={page} email={person?.email ?? ""} />
          </>
        )}
      </Layout>,
    );
  });

  pages.post("/identity/:token", async (c) => {
    const check = await findCheck(ctx.db, c.req.param("token"));
    if (!check) return c.notFound();
    const here = `/identity/${check.token}`;
    const outcome = OUTCOMES[(await formOf(c))("outcome")];
    if (!outcome) return c.redirect(here, 303);
    try {
      await change(ctx, check.worldId, (step) => finishCheck(step, check.token, outcome));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(withQuery(here, { error: error.code }), 303);
    }
    return c.redirect(here, 303);
  });

  return pages;
}

type Words = Record<
  "approvedTitle" | "approved" | "rejectedTitle" | "rejected" | "reviewTitle" | "inReview",
  string
>;

function resultOf(t: Words, { status }: IdentityCheck) {
  switch (status) {
    case "open":
      return null;
    case "approved":
      return { title: t.approvedTitle, text: t.approved, tone: "good" };
    case "rejected":
      return { title: t.rejectedTitle, text: t.rejected, tone: "bad" };
    case "in_review":
      return { title: t.reviewTitle, text: t.inReview, tone: "warn" };
  }
}
