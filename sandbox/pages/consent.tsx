/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type Ctx, change, getWorld } from "../domain/context";
import { type AuthorizeRequest, allow, deny, readAuthorizeRequest } from "../domain/oauth/authorize";
import { Refusal } from "../domain/refusal";
import { consentWords } from "./i18n/rooms/consent";
import { Layout } from "./layout";
import { formOf, type PageContext, type PageEnv, withQuery } from "./page";
import { Card, isolate } from "./parts/ui";

/** `/oauth/consent`: where `/api/oauth/authorize` leads: log-in first, then what is shared, then yes or no. */
export function consentPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/oauth/consent", async (c) => {
    const request = await read(ctx, c);
    if (!request) return invalid(c);
    const page = c.get("page");
    const world = await getWorld(ctx.db, request.client.worldId);
    if (page.user?.worldId !== world.id) {
      const here = withQuery(`${page.path}?${page.query}`, {});
      return c.redirect(withQuery("/login", { world: world.id, next: here }), 302);
    }
    const t = consentWords[page.locale];
    return c.html(
      <Layout page={page} title={t.title} world={world.id}>
        <div class="intro">
          <h1>{t.title}</h1>
          <p class="lead">{t.asks(isolate(world.applicationName))}</p>
        </div>
        <Card title={t.shares}>
          <ul>
            {request.scopes.includes("openid") ? null : <li>{t.identity}</li>}
            {request.scopes.map((scope) => (
              <li key={scope}>{t.scopes[scope]}</li>
            ))}
          </ul>
          <p class="hint">
            {t.goesTo} <bdi>{new URL(request.redirectUri).host}</bdi>
          </p>
          <form method="post" class="stack">
            <button type="submit" name="answer" value="allow">
              {t.allow}
            </button>
            <button type="submit" name="answer" value="deny" class="quiet">
              {t.deny}
            </button>
          </form>
        </Card>
      </Layout>,
    );
  });

  pages.post("/oauth/consent", async (c) => {
    const request = await read(ctx, c);
    if (!request) return invalid(c);
    const { user, path, query } = c.get("page");
    if ((await formOf(c))("answer") !== "allow") return c.redirect(deny(request), 303);
    if (user?.worldId !== request.client.worldId) return c.redirect(withQuery(`${path}?${query}`, {}), 303);
    const to = await change(ctx, request.client.worldId, (step) => allow(step, request, user));
    return c.redirect(to, 303);
  });

  return pages;
}

async function read(ctx: Ctx, c: PageContext): Promise<AuthorizeRequest | null> {
  try {
    return await readAuthorizeRequest(ctx.db, (name) => c.req.query(name));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function invalid(c: PageContext) {
  const page = c.get("page");
  const t = consentWords[page.locale];
  return c.html(
    <Layout page={page} title={t.badRequest}>
      <Card>
        <h1>{t.badRequest}</h1>
        <p>{t.badRequestText}</p>
      </Card>
    </Layout>,
    400,
  );
}
