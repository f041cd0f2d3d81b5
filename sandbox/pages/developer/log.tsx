/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { type ApiCall, listApiCalls } from "../../domain/api-log";
import type { Ctx } from "../../domain/context";
import { type Page, type PageEnv, withQuery } from "../page";
import { Badge, Card, Field, Time } from "../parts/ui";
import { pretty } from "./delivery";
import { DeveloperFrame, WorldField, worldOf } from "./frame";

const PAGE_SIZE = 50;

/** `/developer/log`: what the application asked of the API, and what it was answered. */
export function logPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/developer/log", async (c) => {
    const page = c.get("page");
    const world = await worldOf(ctx, c.req.query("world"));
    if (!world) return c.notFound();
    const path = c.req.query("path")?.trim() ?? "";
    const before = /^\d{1,15}$/.test(c.req.query("before") ?? "") ? Number(c.req.query("before")) : undefined;
    const calls = await listApiCalls(ctx.db, world.id, {
      limit: PAGE_SIZE + 1,
      before,
      path: path || undefined,
    });
    const shown = calls.slice(0, PAGE_SIZE);
    const last = shown.at(-1);
    const here = `${page.path}?${page.query}`;
    const t = page.t.developer;
    return c.html(
      <DeveloperFrame page={page} world={world} title={t.log} lead={t.logIntro}>
        <form method="get" action="/developer/log" class="search">
          <WorldField world={world} />
          <Field name="path" label={t.filterPath} type="search" dir="ltr" value={path} />
          <button type="submit" class="quiet">
            {t.filter}
          </button>
        </form>
        <Card title={t.calls}>
          {shown.length === 0 ? <p class="muted">{page.t.none}</p> : null}
          <ul class="plain list">
            {shown.map((call) => (
              <Call key={call.id} page={page} call={call} />
            ))}
          </ul>
          <div class="row between">
            {before === undefined ? (
              <span />
            ) : (
              <a href={withQuery(here, { before: null, lang: null })}>{t.newest}</a>
            )}
            {last && calls.length > PAGE_SIZE ? (
              <a href={withQuery(here, { before: String(last.id), lang: null })}>{t.older}</a>
            ) : null}
          </div>
        </Card>
      </DeveloperFrame>,
    );
  });

  return pages;
}

function Call({ page, call }: { page: Page; call: ApiCall }) {
  const t = page.t.developer;
  const tone = call.status >= 500 ? "bad" : call.status >= 400 ? "warn" : "good";
  return (
    <li>
      <details>
        <summary class="call">
          <Badge tone={tone}>
            <bdi>{call.status}</bdi>
          </Badge>{" "}
          <code>
            {call.method} {call.path}
            {call.query}
          </code>
        </summary>
        <div class="stack small">
          <h3>{t.request}</h3>
          <pre>{call.requestBody ? pretty(call.requestBody) : t.noBody}</pre>
          <h3>{t.response}</h3>
          <pre>{call.responseBody ? pretty(call.responseBody) : t.noBody}</pre>
        </div>
      </details>
      <p class="small muted">
        <Time page={page} at={call.at} /> · <bdi>{call.durationMs} ms</bdi> · <bdi>{call.environment}</bdi>
        {call.fault ? (
          <>
            {" "}
            · {t.fault} <bdi>{call.fault}</bdi>
          </>
        ) : null}
      </p>
    </li>
  );
}
