/** @jsxImportSource hono/jsx */
import { Hono, type MiddlewareHandler } from "hono";
import type { Ctx } from "../domain/context";
import { adminPages } from "./admin";
import { assets } from "./assets";
import { checkoutPages } from "./checkout";
import { consentPages } from "./consent";
import { dashboardPages } from "./dashboard";
import { developerPages } from "./developer";
import { diditPages } from "./didit";
import { escrowPages } from "./escrow";
import { homePages } from "./home";
import { identityPages } from "./identity";
import { Layout } from "./layout";
import { loginPages } from "./login";
import { mailboxPages } from "./mailbox";
import { type PageContext, type PageEnv, preparePage, requireSameOrigin } from "./page";
import { Card } from "./parts/ui";

/** The pages, on their own origin. They are served whole and work without JavaScript; there is none. */
export function createPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();
  pages.route("/", assets());
  pages.use(securityHeaders, preparePage(ctx), requireSameOrigin(ctx));
  const groups = [
    homePages,
    loginPages,
    checkoutPages,
    consentPages,
    diditPages,
    identityPages,
    dashboardPages,
    escrowPages,
    developerPages,
    adminPages,
    mailboxPages,
  ];
  for (const group of groups) pages.route("/", group(ctx));
  return pages;
}

/** The answer to an address that leads nowhere. */
export function notFoundPage(c: PageContext) {
  const page = c.get("page");
  if (!page) return c.text("Not Found", 404);
  return c.html(
    <Layout page={page} title={page.t.notFound.title}>
      <Card>
        <h1>{page.t.notFound.title}</h1>
        <p>{page.t.notFound.text}</p>
        <a class="button" href="/">
          {page.t.nav.home}
        </a>
      </Card>
    </Layout>,
    404,
  );
}

/**
 * No script, nothing from elsewhere. There is no `form-action`: browsers apply it to the redirect after a form too, and
 * that one leads back to the application.
 */
const securityHeaders: MiddlewareHandler<PageEnv> = async (c, next) => {
  await next();
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "same-origin");
  c.header("Cache-Control", "no-store");
  if (!c.res.headers.has("Content-Security-Policy")) {
    c.header(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  }
};
