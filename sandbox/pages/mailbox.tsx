/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import type { Ctx } from "../domain/context";
import { linksIn, sanitizeHtml } from "../mail/sanitize";
import { findMail, type Mail, searchMails } from "../mail/store";
import { Layout } from "./layout";
import type { Page, PageEnv } from "./page";
import { Pager } from "./parts/pager";
import { Card, Field, Time } from "./parts/ui";

const PAGE_SIZE = 30;

/** `/mailbox`: everything that anyone on this machine mailed to the sandbox. */
export function mailboxPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/mailbox", async (c) => {
    const page = c.get("page");
    const t = page.t.mailbox;
    const words = c.req.query("q")?.trim() ?? "";
    const number = Math.max(1, Math.floor(Number(c.req.query("page")) || 1));
    const { rows, total } = await searchMails(ctx.db, words, number, PAGE_SIZE);
    return c.html(
      <Layout page={page} title={t.title} wide>
        <div class="intro">
          <h1>{t.title}</h1>
          <p class="lead">{t.intro}</p>
        </div>
        <form method="get" action="/mailbox" class="search">
          <Field name="q" label={t.search} type="search" value={words} />
          <button type="submit" class="quiet">
            {t.submit}
          </button>
        </form>
        <Card>
          {rows.length === 0 ? <p class="muted">{t.empty}</p> : null}
          <ul class="plain list">
            {rows.map((mail) => (
              <li key={mail.id}>
                <a href={`/mailbox/${mail.id}`}>
                  <bdi>{mail.subject || t.noSubject}</bdi>
                </a>
                <p class="small muted">
                  {t.to} <bdi>{mail.to.join(", ")}</bdi> · <Time page={page} at={mail.at} />
                </p>
              </li>
            ))}
          </ul>
          <Pager
            page={page}
            number={number}
            pages={Math.ceil(total / PAGE_SIZE)}
            newer={t.newer}
            older={t.older}
          />
        </Card>
      </Layout>,
    );
  });

  pages.get("/mailbox/:id{[0-9]+}", async (c) => {
    const mail = await findMail(ctx.db, Number(c.req.param("id")));
    return mail ? c.html(<Message page={c.get("page")} mail={mail} />) : c.notFound();
  });

  pages.get("/mailbox/:id{[0-9]+}/html", async (c) => {
    const mail = await findMail(ctx.db, Number(c.req.param("id")));
    if (!mail?.html) return c.notFound();
    c.header(
      "Content-Security-Policy",
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    );
    return c.html(
      `<!doctype html><html lang="mul"><head><title>${mail.id}</title><base target="_blank"></head><body>${sanitizeHtml(mail.html)}</body></html>`,
    );
  });

  pages.get("/mailbox/:id{[0-9]+}/raw", async (c) => {
    const mail = await findMail(ctx.db, Number(c.req.param("id")));
    return mail ? c.text(mail.raw) : c.notFound();
  });

  return pages;
}

function Message({ page, mail }: { page: Page; mail: Mail }) {
  const t = page.t.mailbox;
  const links = linksIn(mail);
  return (
    <Layout page={page} title={mail.subject || t.noSubject} wide>
      <p>
        <a href="/mailbox">{t.title}</a>
      </p>
      <h1>
        <bdi>{mail.subject || t.noSubject}</bdi>
      </h1>
      <Card>
        <dl class="facts">
          <div>
            <dt>{t.from}</dt>
            <dd>
              <bdi>{mail.from}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t.to}</dt>
            <dd>
              <bdi>{mail.to.join(", ")}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t.at}</dt>
            <dd>
              <Time page={page} at={mail.at} />
            </dd>
          </div>
        </dl>
      </Card>
      {links.length > 0 ? (
        <Card title={t.links}>
          <ul class="plain list">
            {links.map((link) => (
              <li key={link}>
                <a href={link}>
                  <code>{link}</code>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {mail.html ? (
        <Card title={t.html}>
          <iframe
            title={t.html}
            src={`/mailbox/${mail.id}/html`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
        </Card>
      ) : null}
      <Card title={t.text}>
        <pre dir="auto">{mail.text}</pre>
      </Card>
      <p>
        <a href={`/mailbox/${mail.id}/raw`}>{t.raw}</a>
      </p>
    </Layout>
  );
}
