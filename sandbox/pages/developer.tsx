/** @jsxImportSource hono/jsx */
import { asc, eq } from "drizzle-orm";
import { Hono } from "hono";
import { apiKeys } from "../db/schema/index";
import type { Ctx } from "../domain/context";
import {
  addRedirect,
  associate,
  removeRedirect,
  saveApplication,
  saveChecks,
  setKeyLimit,
  settingsOf,
} from "../domain/developer/settings";
import { listEndpoints } from "../domain/developer/webhooks";
import { toMillimes } from "../domain/money";
import { clientOf, setRedirectUris } from "../domain/oauth/clients";
import { findUserById } from "../domain/people/users";
import { listDeliveries } from "../webhooks/read";
import {
  AccountCard,
  ApplicationCard,
  ChecksCard,
  KeysCard,
  OauthCard,
  RedirectsCard,
} from "./developer/cards";
import { Delivery } from "./developer/delivery";
import { DeveloperFrame, saveAndReturn, worldOf } from "./developer/frame";
import { logPages } from "./developer/log";
import { webhookPages } from "./developer/webhooks";
import { formOf, type PageContext, type PageEnv, withQuery } from "./page";
import { Badge, Card } from "./parts/ui";

const SHOWN = 20;
const HERE = "/developer";
const AT_FIELDS = ["bad_name", "bad_fee", "no_account", "bad_redirect", "too_many_redirects", "bad_limit"];

/** `/developer`: what the developer's dashboard shows: keys, redirect URLs, fee, webhooks, deliveries, API log. */
export function developerPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get(HERE, async (c) => {
    const page = c.get("page");
    const world = await worldOf(ctx, c.req.query("world"));
    if (!world) return c.notFound();
    const [keys, endpoints, sent, user, settings, client] = await Promise.all([
      ctx.db.select().from(apiKeys).where(eq(apiKeys.worldId, world.id)).orderBy(asc(apiKeys.environment)),
      listEndpoints(ctx.db, world.id),
      listDeliveries(ctx.db, world.id, SHOWN),
      world.associatedUserId ? findUserById(ctx.db, world.associatedUserId) : undefined,
      settingsOf(ctx.db, world.id),
      clientOf(ctx.db, world.id),
    ]);
    const t = page.t.developer;
    return c.html(
      <DeveloperFrame page={page} world={world} title={t.title} lead={t.open} atFields={AT_FIELDS}>
        <div class="columns">
          <div>
            <ApplicationCard page={page} world={world} settings={settings} />
            <AccountCard page={page} world={world} email={user?.email} />
            <ChecksCard page={page} world={world} settings={settings} />
            {client ? <OauthCard page={page} world={world} client={client} /> : null}
          </div>
          <div>
            <KeysCard page={page} world={world} keys={keys} />
            <RedirectsCard page={page} world={world} />
            <Card title={t.webhooks}>
              {endpoints.length === 0 ? <p class="muted">{page.t.none}</p> : null}
              {endpoints.map((endpoint) => (
                <p key={endpoint.id} class="row between">
                  <code>{endpoint.url}</code>
                  <Badge tone={endpoint.isActive ? "good" : "warn"}>
                    {endpoint.isActive ? t.active : t.inactive}
                  </Badge>
                </p>
              ))}
              <a href={withQuery("/developer/webhooks", { world: c.req.query("world") ?? null })}>
                {t.manageWebhooks}
              </a>
            </Card>
          </div>
        </div>
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

  pages.post("/developer/application", async (c) => {
    const { world, field } = await read(c);
    if (!world) return c.notFound();
    const applicationName = field("name");
    const rate = /^\d{1,3}([.,]\d{1,3})?$/.test(field("fee"))
      ? toMillimes(Number(field("fee").replace(",", ".")))
      : null;
    const typed = { name: applicationName, fee: field("fee") };
    return saveAndReturn(ctx, c, { world, back: HERE, typed }, (step) =>
      saveApplication(step, { applicationName, defaultDeveloperFeeRate: rate ?? -1 }),
    );
  });

  pages.post("/developer/association", async (c) => {
    const { world, field } = await read(c);
    if (!world) return c.notFound();
    const email = field("off") ? null : field("email").toLowerCase();
    return saveAndReturn(ctx, c, { world, back: HERE, typed: { email: email ?? "" } }, (step) =>
      associate(step, email),
    );
  });

  pages.post("/developer/checks", async (c) => {
    const { world, field } = await read(c);
    if (!world) return c.notFound();
    const checks = { askPhone: field("phone") === "yes", askIdentity: field("identity") === "yes" };
    return saveAndReturn(ctx, c, { world, back: HERE }, (step) => saveChecks(step, checks));
  });

  pages.post("/developer/keys/:id", async (c) => {
    const { world, field } = await read(c);
    if (!world) return c.notFound();
    const typed = field("limit");
    const limit = typed === "" ? null : Number(typed);
    return saveAndReturn(
      ctx,
      c,
      { world, back: HERE, typed: { key: c.req.param("id"), limit: typed } },
      (step) => setKeyLimit(step, c.req.param("id"), limit),
    );
  });

  pages.post("/developer/redirects", async (c) => {
    const { world, field } = await read(c);
    if (!world) return c.notFound();
    const url = field("url");
    return saveAndReturn(ctx, c, { world, back: HERE, typed: { url } }, (step) => addRedirect(step, url));
  });

  pages.post("/developer/redirects/remove", async (c) => {
    const { world, field } = await read(c);
    if (!world) return c.notFound();
    return saveAndReturn(ctx, c, { world, back: HERE }, (step) => removeRedirect(step, field("url")));
  });

  pages.post("/developer/oauth", async (c) => {
    const { world, field } = await read(c);
    if (!world) return c.notFound();
    const uris = field("uris").split(/\s+/).filter(Boolean);
    return saveAndReturn(
      ctx,
      c,
      { world, back: HERE, typed: { uris: field("uris").slice(0, 2000) } },
      (step) => setRedirectUris(step, uris),
    );
  });

  pages.route("/", webhookPages(ctx));
  pages.route("/", logPages(ctx));

  async function read(c: PageContext) {
    const field = await formOf(c);
    return { field, world: await worldOf(ctx, field("world")) };
  }

  return pages;
}
