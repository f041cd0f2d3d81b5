/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { worldNow } from "../../domain/clock";
import type { Ctx, World } from "../../domain/context";
import {
  createEndpoint,
  deleteEndpoint,
  type Endpoint,
  listEndpoints,
  MAX_ENDPOINTS,
  regenerateSecret,
  updateEndpoint,
} from "../../domain/developer/webhooks";
import { EVENT_TYPES } from "../../domain/events";
import { identityOf } from "../../domain/worlds";
import { resend } from "../../webhooks/outbox";
import { listDeliveries } from "../../webhooks/read";
import { COOKIE, formOf, localPath, type Page, type PageContext, type PageEnv, withQuery } from "../page";
import { CheckBox, Choices } from "../parts/fields";
import { Badge, Card, Field, fieldError } from "../parts/ui";
import { Delivery } from "./delivery";
import { DeveloperFrame, saveAndReturn, WorldField, worldOf } from "./frame";

const SHOWN = 100;
const HERE = "/developer/webhooks";
/** Carries a fresh secret over the redirect, to be shown once. */
const SECRET_COOKIE = "dhmad_sandbox_secret";

/** `/developer/webhooks`: two endpoints at most, their events and secrets, every delivery (dhmad-api.md §7). */
export function webhookPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get(HERE, async (c) => {
    const page = c.get("page");
    const world = await worldOf(ctx, c.req.query("world"));
    if (!world) return c.notFound();
    const [endpoints, sent] = await Promise.all([
      listEndpoints(ctx.db, world.id),
      listDeliveries(ctx.db, world.id, SHOWN),
    ]);
    const [freshId, fresh] = (getCookie(c, SECRET_COOKIE) ?? "").split(":");
    if (freshId) deleteCookie(c, SECRET_COOKIE, { path: HERE });
    const t = page.t.developer;
    return c.html(
      <DeveloperFrame
        page={page}
        world={world}
        title={t.webhooks}
        lead={t.webhooksIntro}
        atFields={page.query.get("new") ? ["bad_webhook_url", "bad_events"] : []}
      >
        {endpoints.map((endpoint) => (
          <EndpointCard
            key={endpoint.id}
            page={page}
            world={world}
            endpoint={endpoint}
            secret={endpoint.id === freshId ? fresh : undefined}
          />
        ))}
        <Card title={t.newWebhook}>
          {endpoints.length >= MAX_ENDPOINTS ? (
            <p class="muted">{t.full}</p>
          ) : (
            <NewEndpoint page={page} world={world} />
          )}
        </Card>
        <Card title={t.deliveries}>
          {sent.length === 0 ? <p class="muted">{page.t.none}</p> : null}
          <ul class="plain list">
            {sent.map((delivery) => (
              <Delivery key={delivery.id} page={page} delivery={delivery} world={world.id} />
            ))}
          </ul>
        </Card>
      </DeveloperFrame>,
    );
  });

  pages.post("/developer/endpoints", async (c) => {
    const { world, url, events } = await read(c);
    if (!world) return c.notFound();
    const typed = { new: "1", url };
    return saveAndReturn(ctx, c, { world, back: HERE, typed }, async (step) => {
      keepSecret(c, await createEndpoint(step, { url, events }));
    });
  });

  pages.post("/developer/endpoints/:id", async (c) => {
    const { world, url, events, isActive } = await read(c);
    if (!world) return c.notFound();
    return saveAndReturn(ctx, c, { world, back: HERE }, (step) =>
      updateEndpoint(step, c.req.param("id"), { url, events, isActive }),
    );
  });

  pages.post("/developer/endpoints/:id/secret", async (c) => {
    const { world } = await read(c);
    if (!world) return c.notFound();
    return saveAndReturn(ctx, c, { world, back: HERE }, async (step) => {
      keepSecret(c, await regenerateSecret(step, c.req.param("id")));
    });
  });

  pages.post("/developer/endpoints/:id/delete", async (c) => {
    const { world } = await read(c);
    if (!world) return c.notFound();
    return saveAndReturn(ctx, c, { world, back: HERE }, (step) => deleteEndpoint(step, c.req.param("id")));
  });

  pages.post("/developer/webhooks/:id/resend", async (c) => {
    const field = await formOf(c);
    const world = await worldOf(ctx, field("world"));
    if (!world) return c.notFound();
    if (!(await resend(ctx.db, world.id, c.req.param("id"), await worldNow(ctx, world.id))))
      return c.notFound();
    ctx.wake();
    return c.redirect(withQuery(localPath(field("back"), "/developer"), { world: world.id }), 303);
  });

  async function read(c: PageContext) {
    const body = await c.req.parseBody({ all: true });
    const text = (name: string) => (typeof body[name] === "string" ? body[name].trim() : "");
    const chosen = [body.events ?? []].flat().filter((event) => typeof event === "string");
    const world = await worldOf(ctx, text("world"));
    return { world, url: text("url"), events: chosen, isActive: text("active") === "yes" };
  }

  return pages;
}

function keepSecret(c: PageContext, endpoint: Endpoint): void {
  setCookie(c, SECRET_COOKIE, `${endpoint.id}:${endpoint.secret}`, { ...COOKIE, path: HERE, maxAge: 60 });
}

type EndpointProps = { page: Page; world: World; endpoint: Endpoint; secret: string | undefined };

function EndpointCard({ page, world, endpoint, secret }: EndpointProps) {
  const t = page.t.developer;
  const base = `/developer/endpoints/${endpoint.id}`;
  const seeded = endpoint.secret === identityOf(world.id, world.appUrl).webhookSecret;
  return (
    <section class="card" aria-label={endpoint.url}>
      <div class="row between">
        <h2>
          <code>{endpoint.url}</code>
        </h2>
        <Badge tone={endpoint.isActive ? "good" : "warn"}>{endpoint.isActive ? t.active : t.inactive}</Badge>
      </div>
      {secret ? (
        <div class="notice good" role="status">
          <p>{t.secretOnce}</p>
          <code>{secret}</code>
        </div>
      ) : (
        <p class="hint">
          {t.secret} : {seeded ? t.secretSeeded : t.secretHidden}{" "}
          {seeded ? <code>{endpoint.secret}</code> : null}
        </p>
      )}
      <details>
        <summary>
          {t.edit}
          <span class="sr">{t.forUrl(endpoint.url)}</span>
        </summary>
        <form method="post" action={base} novalidate>
          <WorldField world={world} />
          <Field
            name="url"
            id={`url-${endpoint.id}`}
            label={t.url}
            type="url"
            dir="ltr"
            value={endpoint.url}
          />
          <EventChoices page={page} chosen={endpoint.events} id={endpoint.id} />
          <CheckBox
            name="active"
            value="yes"
            id={`active-${endpoint.id}`}
            label={t.activeLabel}
            checked={endpoint.isActive}
          />
          <button type="submit">{t.save}</button>
        </form>
      </details>
      <div class="row">
        <form method="post" action={`${base}/secret`}>
          <WorldField world={world} />
          <button type="submit" class="quiet small" aria-describedby={`secret-${endpoint.id}`}>
            {t.regenerate}
            <span class="sr">{t.forUrl(endpoint.url)}</span>
          </button>
        </form>
        <form method="post" action={`${base}/delete`}>
          <WorldField world={world} />
          <button type="submit" class="danger small">
            {t.delete}
            <span class="sr">{t.forUrl(endpoint.url)}</span>
          </button>
        </form>
      </div>
      <p class="hint" id={`secret-${endpoint.id}`}>
        {t.regenerateHint}
      </p>
    </section>
  );
}

function NewEndpoint({ page, world }: { page: Page; world: World }) {
  const t = page.t.developer;
  const told = page.query.get("new") !== null;
  return (
    <form method="post" action="/developer/endpoints" novalidate>
      <WorldField world={world} />
      <Field
        name="url"
        label={t.url}
        type="url"
        dir="ltr"
        required
        value={page.query.get("url") ?? undefined}
        error={told ? fieldError(page, "bad_webhook_url") : undefined}
      />
      <EventChoices
        page={page}
        chosen={["escrow.status.updated"]}
        id="new"
        error={told ? fieldError(page, "bad_events") : undefined}
      />
      <button type="submit">{t.create}</button>
    </form>
  );
}

type EventsProps = { page: Page; chosen: string[]; id: string; error?: string | undefined };

function EventChoices({ page, chosen, id, error }: EventsProps) {
  return (
    <Choices legend={page.t.developer.events} name={`events-${id}`} error={error}>
      {EVENT_TYPES.map((type) => (
        <CheckBox
          key={type}
          name="events"
          value={type}
          id={`${id}-${type}`}
          label={<code>{type}</code>}
          checked={chosen.includes(type)}
        />
      ))}
    </Choices>
  );
}
