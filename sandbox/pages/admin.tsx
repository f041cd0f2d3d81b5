/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type Ctx, change, findWorld } from "../domain/context";
import { adminDecide } from "../domain/kyc/decide";
import type { Verification } from "../domain/kyc/link";
import { listAll } from "../domain/kyc/read";
import { Refusal } from "../domain/refusal";
import { SEEDED_WORLD } from "../domain/worlds";
import { Layout } from "./layout";
import { formOf, type Page, type PageEnv, withQuery } from "./page";
import { Card, ErrorNotice, KycBadge, Time } from "./parts/ui";

const DECISIONS: Record<string, "approved" | "rejected"> = { approve: "approved", reject: "rejected" };

/** `/admin`: the desk of DHMAD's own people: identities that Didit could not settle (dhmad-api.md §3). */
export function adminPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/admin", async (c) => {
    const page = c.get("page");
    const world = await findWorld(ctx.db, c.req.query("world") ?? SEEDED_WORLD);
    if (!world) return c.notFound();
    const rows = await listAll(ctx.db, world.id);
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

  pages.post("/admin/verifications/:id", async (c) => {
    const field = await formOf(c);
    const world = field("world") || SEEDED_WORLD;
    const decision = DECISIONS[field("decision")];
    const here = withQuery("/admin", { world });
    if (!decision) return c.redirect(here, 303);
    try {
      await change(ctx, world, (step) => adminDecide(step, c.req.param("id"), decision));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(withQuery(here, { error: error.code }), 303);
    }
    return c.redirect(here, 303);
  });

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
