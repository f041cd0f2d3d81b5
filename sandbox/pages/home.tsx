/** @jsxImportSource hono/jsx */
import { asc, eq } from "drizzle-orm";
import { Hono } from "hono";
import { users } from "../db/schema/index";
import { type Ctx, findWorld } from "../domain/context";
import { SEEDED_WORLD } from "../domain/worlds";
import { Layout } from "./layout";
import { type PageEnv, withQuery } from "./page";
import { Badge, Card } from "./parts/ui";

const SHOWN = 30;

/** `/`: the map: who is who, and where to click. */
export function homePages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/", async (c) => {
    const page = c.get("page");
    const world = await findWorld(ctx.db, c.req.query("world") ?? SEEDED_WORLD);
    if (!world) return c.notFound();
    const people = await ctx.db
      .select()
      .from(users)
      .where(eq(users.worldId, world.id))
      .orderBy(asc(users.createdAt))
      .limit(SHOWN);
    const { t } = page;
    const places = [
      { href: "/mailbox", name: t.nav.mailbox, text: t.home.whereText.mailbox },
      { href: "/dashboard", name: t.nav.dashboard, text: t.home.whereText.dashboard },
      { href: "/admin", name: t.nav.admin, text: t.home.whereText.admin },
      { href: "/developer", name: t.nav.developer, text: t.home.whereText.developer },
    ];
    const at = (path: string) => withQuery(path, worldQuery(world.id));
    const { task } = t.home;
    const tasks = [
      { href: at("/register"), ...task.register },
      { href: at("/dashboard"), ...task.money },
      { href: `${at("/admin")}#deposits`, ...task.deposits },
      { href: `${at("/admin")}#disputes`, ...task.disputes },
      { href: at("/developer/webhooks"), ...task.webhooks },
      { href: at("/developer/log"), ...task.log },
    ];
    return c.html(
      <Layout page={page} title={t.home.title} world={world.id} wide>
        <div class="intro">
          <h1>{t.home.title}</h1>
          <p class="lead">{t.home.intro}</p>
        </div>
        <div class="grid">
          <div class="stack">
            <Card title={t.home.where}>
              <ul class="plain list">
                {places.map((place) => (
                  <li key={place.href}>
                    <a
                      href={
                        place.href === "/mailbox" ? place.href : withQuery(place.href, worldQuery(world.id))
                      }
                    >
                      {place.name}
                    </a>
                    <p class="small muted">{place.text}</p>
                  </li>
                ))}
              </ul>
            </Card>
            <Card title={t.home.api}>
              <p>
                <code>{`${ctx.origin}/api/v1`}</code>
              </p>
              <p class="muted">{t.home.apiText}</p>
            </Card>
          </div>
          <Card title={t.home.who}>
            <ul class="small muted">
              <li>{t.home.roles.buyer}</li>
              <li>{t.home.roles.seller}</li>
              <li>{t.home.roles.developer}</li>
              <li>{t.home.roles.admin}</li>
            </ul>
            <p class="muted">{t.home.whoText}</p>
            <h3>{t.home.accounts}</h3>
            <ul class="plain list">
              {people.map((person) => (
                <li key={person.id}>
                  <div class="row between">
                    <div>
                      <bdi>{person.email}</bdi>
                      <p class="small muted">
                        {person.id === world.associatedUserId ? (
                          t.home.platform
                        ) : (
                          <bdi>
                            {person.firstName} {person.lastName}
                          </bdi>
                        )}
                      </p>
                    </div>
                    {person.kycStatus === "approved" ? <Badge tone="good">{t.kyc.approved}</Badge> : null}
                  </div>
                </li>
              ))}
            </ul>
          </Card>
          <Card title={t.home.tasks}>
            <ul class="plain list">
              {tasks.map(({ href, name, text }) => (
                <li key={name}>
                  <a href={href}>{name}</a>
                  <p class="small muted">{text}</p>
                </li>
              ))}
            </ul>
            <div class="small muted">
              <p>{t.home.noPage}</p>
              <ul>
                <li>{t.home.checkoutPage}</li>
                <li>{t.home.diditPage}</li>
                <li>{t.home.consentPage}</li>
              </ul>
            </div>
          </Card>
        </div>
      </Layout>,
    );
  });

  return pages;
}

function worldQuery(world: string): Record<string, string> {
  return world === SEEDED_WORLD ? {} : { world };
}
