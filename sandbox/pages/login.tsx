/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { type Ctx, findWorld } from "../domain/context";
import { finishRegistration, proveCode, signOut, startLogin } from "../domain/people/login";
import { SEEDED_WORLD } from "../domain/worlds";
import { Layout } from "./layout";
import {
  COOKIE,
  formOf,
  LOGIN_COOKIE,
  localPath,
  type PageContext,
  type PageEnv,
  SESSION_COOKIE,
  withQuery,
} from "./page";
import { LoginForm, loginStep } from "./parts/login-form";
import { Card, isolate } from "./parts/ui";

const emailField = z.string().toLowerCase().pipe(z.email());

/** Log-in with a code by mail. The same forms stand in the checkout; `here` says where to come back to. */
export function loginPages(ctx: Ctx) {
  const pages = new Hono<PageEnv>();

  pages.get("/login", (c) => form(c, "/login"));
  pages.get("/register", (c) => form(c, "/register"));

  pages.post("/login/email", async (c) => {
    const field = await formOf(c);
    const here = localPath(field("here"), "/login");
    const email = emailField.safeParse(field("email"));
    if (!email.success) {
      return c.redirect(withQuery(here, { error: "bad_email", restart: "1", email: field("email") }), 303);
    }
    const world = field("world") || SEEDED_WORLD;
    if (!(await findWorld(ctx.db, world))) return c.notFound();
    try {
      const token = await startLogin(ctx, world, email.data, c.get("page").locale);
      setCookie(c, LOGIN_COOKIE, token, COOKIE);
    } catch {
      return c.redirect(withQuery(here, { error: "mail", restart: "1", email: email.data }), 303);
    }
    return c.redirect(withQuery(here, { error: null, email: null }), 303);
  });

  pages.post("/login/code", async (c) => {
    const field = await formOf(c);
    const here = localPath(field("here"), "/login");
    const proof = await proveCode(ctx, getCookie(c, LOGIN_COOKIE), field("code").replace(/\s/g, ""));
    switch (proof.kind) {
      case "signed_in":
        return signIn(c, proof.sessionToken, localPath(field("next"), "/dashboard"));
      case "name_needed":
        return c.redirect(here, 303);
      case "wrong_code":
        return c.redirect(withQuery(here, { error: "wrong_code" }), 303);
      case "expired":
        return c.redirect(withQuery(here, { error: "expired", restart: "1" }), 303);
    }
  });

  pages.post("/login/name", async (c) => {
    const field = await formOf(c);
    const here = localPath(field("here"), "/login");
    const name = { firstName: field("firstName").slice(0, 100), lastName: field("lastName").slice(0, 100) };
    if (!name.firstName || !name.lastName) return c.redirect(withQuery(here, { error: "name" }), 303);
    const token = await finishRegistration(ctx, getCookie(c, LOGIN_COOKIE), name);
    if (!token) return c.redirect(withQuery(here, { error: "expired", restart: "1" }), 303);
    return signIn(c, token, localPath(field("next"), "/dashboard"));
  });

  pages.post("/logout", async (c) => {
    const field = await formOf(c);
    await signOut(ctx, getCookie(c, SESSION_COOKIE));
    deleteCookie(c, SESSION_COOKIE, { path: "/" });
    return c.redirect(localPath(field("next"), "/"), 303);
  });

  async function form(c: PageContext, path: "/login" | "/register") {
    const page = c.get("page");
    const world = c.req.query("world") ?? SEEDED_WORLD;
    if (!(await findWorld(ctx.db, world))) return c.notFound();
    const next = localPath(c.req.query("next"), "/dashboard");
    const t = page.t.login;
    if (page.user && page.user.worldId === world) {
      return c.html(
        <Layout page={page} title={t.title} world={world}>
          <h1>{t.title}</h1>
          <Card>
            <p>{t.already(isolate(page.user.email))}</p>
            <a class="button" href={next}>
              {t.continue}
            </a>
          </Card>
        </Layout>,
      );
    }
    const step = await loginStep(ctx, c, world);
    const first = path === "/login" ? t.title : t.registerTitle;
    const title = { email: first, code: t.codeTitle, name: t.nameTitle }[step.kind];
    const here = withQuery(path, { world, next });
    const other = path === "/login" ? "/register" : "/login";
    return c.html(
      <Layout page={page} title={title} world={world}>
        <div class="intro">
          <h1>{title}</h1>
          {step.kind === "email" ? <p class="lead">{path === "/login" ? t.intro : t.registerIntro}</p> : null}
        </div>
        <Card>
          <LoginForm page={page} step={step} world={world} here={here} next={next} />
        </Card>
        {step.kind === "email" ? (
          <p>
            <a href={withQuery(other, { world, next })}>{path === "/login" ? t.toRegister : t.toLogin}</a>
          </p>
        ) : null}
      </Layout>,
    );
  }

  return pages;
}

function signIn(c: PageContext, token: string, next: string) {
  setCookie(c, SESSION_COOKIE, token, COOKIE);
  deleteCookie(c, LOGIN_COOKIE, { path: "/" });
  return c.redirect(next, 303);
}
