/** @jsxImportSource hono/jsx */
import { asc, eq } from "drizzle-orm";
import { Hono } from "hono";
import { apiKeys, webhookEndpoints } from "../db/schema/index";
import { worldNow } from "../domain/clock";
import { type Ctx, findWorld } from "../domain/context";
import { findUserById } from "../domain/people/users";
import { SEEDED_WORLD } from "../domain/worlds";
import { resend } from "../webhooks/outbox";
import { type ListedDelivery, listDeliveries } from "../webhooks/read";
import { Layout } from "./layout";
import { formOf, type Page, type PageEnv, withQuery } from "./page";
import { Badge, Card, Time } from "./parts/ui";

const SHOWN = 50;

/** `/developer`: what the developer's dashboard shows: keys, redirect URLs, webhooks and each delivery. */
export function developerPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/developer", async (c) => {
    const page = c.get("page");
    const world = await findWorld(ctx.db, c.req.query("world") ?? SEEDED_WORLD);
    if (!world) return c.notFound();
    const [keys, endpoints, sent, user] = await Promise.all([
      ctx.db.select().from(apiKeys).where(eq(apiKeys.worldId, world.id)).orderBy(asc(apiKeys.environment)),
      ctx.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.worldId, world.id)),
      listDeliveries(ctx.db, world.id, SHOWN),
      world.associatedUserId ? findUserById(ctx.db, world.associatedUserId) : undefined,
    ]);
    const t = page.t.developer;
    return c.html(
      <Layout page={page} title={t.title} world={world.id} wide>
        <div class="intro">
          <h1>{t.title}</h1>
          <p class="lead">{t.open}</p>
        </div>
        <div class="grid">
          <Card title={t.application}>
            <p>
              <bdi>{world.applicationName}</bdi>
            </p>
            <div>
              <h3>{t.associated}</h3>
              <p>
                <bdi>{user?.email ?? page.t.none}</bdi>
              </p>
            </div>
            <div>
              <h3>{t.redirects}</h3>
              <ul class="plain">
                {world.redirectUrls.map((url) => (
                  <li key={url}>
                    <code>{url}</code>
                  </li>
                ))}
              </ul>
            </div>
          </Card>
          <Card title={t.keys}>
            {keys.map((key) => (
              <div key={key.id}>
                <code>{key.key}</code>
                <p class="hint">{t.keyNote[key.environment]}</p>
              </div>
            ))}
          </Card>
          <Card title={t.webhooks}>
            {endpoints.map((endpoint) => (
              <div key={endpoint.id}>
                <code>{endpoint.url}</code>
                <p class="hint">
                  {t.secret} <code>{endpoint.secret}</code>
                </p>
              </div>
            ))}
          </Card>
        </div>
        <Card title={t.deliveries}>
          {sent.length === 0 ? <p class="muted">{page.t.none}</p> : null}
          <ul class="plain list">
            {sent.map((delivery) => (
              <Delivery key={delivery.id} page={page} delivery={delivery} world={world.id} />
            ))}
          </ul>
        </Card>
      </Layout>,
    );
  });

  pages.post("/developer/webhooks/:id/resend", async (c) => {
    const world = await findWorld(ctx.db, (await formOf(c))("world") || SEEDED_WORLD);
    if (!world) return c.notFound();
    if (!(await resend(ctx.db, world.id, c.req.param("id"), await worldNow(ctx, world.id))))
      return c.notFound();
    ctx.wake();
    return c.redirect(withQuery("/developer", { world: world.id }), 303);
  });

  return pages;
}

const TONES = { pending: "calm", held: "warn", succeeded: "good", failed: "bad", dropped: "bad" } as const;

function Delivery({ page, delivery, world }: { page: Page; delivery: ListedDelivery; world: string }) {
  const t = page.t.developer;
  return (
    <li>
      <div class="row between">
        <div>
          <code>{delivery.eventType}</code>
          <p class="small muted">
            <Time page={page} at={delivery.createdAt} />
            {delivery.status === "pending" && delivery.attempts.length > 0 ? (
              <>
                {" "}
                · {t.next} <Time page={page} at={delivery.nextAttemptAt} />
              </>
            ) : null}
          </p>
        </div>
        <div class="row">
          <Badge tone={TONES[delivery.status]}>{t.state[delivery.status]}</Badge>
          <form method="post" action={`/developer/webhooks/${delivery.id}/resend`}>
            <input type="hidden" name="world" value={world} />
            <button type="submit" class="quiet small">
              {t.resend}
              <span class="sr">
                {" "}
                {delivery.eventType} {delivery.id}
              </span>
            </button>
          </form>
        </div>
      </div>
      <details>
        <summary class="small">{t.attempts(delivery.attempts.length)}</summary>
        <div class="stack">
          {delivery.attempts.map((attempt) => (
            <div key={attempt.id} class="small">
              <p>
                {attempt.number}. <Time page={page} at={attempt.at} /> · {attempt.durationMs} ms ·{" "}
                <bdi>
                  {attempt.responseStatus ?? attempt.error ?? t.noAnswer} {attempt.responseExcerpt ?? ""}
                </bdi>
                {attempt.fault ? ` · ${t.fault} ${attempt.fault}` : ""}
              </p>
              <pre>
                {Object.entries(attempt.requestHeaders)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join("\n")}
              </pre>
            </div>
          ))}
          <pre>{delivery.body}</pre>
        </div>
      </details>
    </li>
  );
}
