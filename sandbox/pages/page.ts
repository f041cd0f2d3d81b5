import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Ctx } from "../domain/context";
import { type Locale, signedInUser } from "../domain/people/login";
import type { User } from "../domain/people/users";
import { isLocale, type Words, wordsFor } from "./i18n/index";

export const SESSION_COOKIE = "dhmad_sandbox_session";
export const LOGIN_COOKIE = "dhmad_sandbox_login";
const LANGUAGE_COOKIE = "dhmad_sandbox_lang";

/** What every page is given: the language, its words, who is signed in. */
export type Page = { locale: Locale; t: Words; user: User | undefined; path: string; query: URLSearchParams };

export type PageEnv = { Bindings: HttpBindings; Variables: { page: Page } };
export type PageContext = Context<PageEnv>;

export const COOKIE = { httpOnly: true, sameSite: "Lax", path: "/" } as const;

/** Works out language (`?lang=`, then the cookie, then French) and visitor. */
export function preparePage(ctx: Ctx): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const asked = c.req.query("lang");
    const kept = getCookie(c, LANGUAGE_COOKIE);
    const locale = isLocale(asked) ? asked : isLocale(kept) ? kept : "fr";
    if (isLocale(asked)) setCookie(c, LANGUAGE_COOKIE, asked, { ...COOKIE, maxAge: 365 * 24 * 60 * 60 });
    const url = new URL(c.req.url);
    c.set("page", {
      locale,
      t: wordsFor(locale),
      user: await signedInUser(ctx, getCookie(c, SESSION_COOKIE)),
      path: url.pathname,
      query: url.searchParams,
    });
    await next();
  };
}

/** A form must come from these pages: browsers say where it comes from, and another origin is refused. */
export function requireSameOrigin(ctx: Ctx): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const origin = c.req.header("origin");
    const own = [c.req.header("host"), new URL(ctx.origin).host];
    const foreign =
      origin === undefined
        ? (c.req.header("sec-fetch-site") ?? "same-origin") !== "same-origin"
        : !URL.canParse(origin) || !own.includes(new URL(origin).host);
    if (foreign) return c.text(c.get("page").t.forbiddenOrigin, 403);
    return next();
  };
}

/** A path on this server, or the fallback: what a form says about where to go next is not trusted. */
export function localPath(value: unknown, fallback: string): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return fallback;
  const base = "http://local.invalid";
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  return url?.origin === base ? `${url.pathname}${url.search}` : fallback;
}

/** The path with some query parameters set, or taken away where the value is null. */
export function withQuery(path: string, change: Record<string, string | null>): string {
  const url = new URL(path, "http://local.invalid");
  for (const [name, value] of Object.entries(change)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return `${url.pathname}${url.search}`;
}

/** The text fields of a posted form, trimmed. */
export async function formOf(c: PageContext): Promise<(name: string) => string> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === "string" ? value.trim() : "";
  };
}
