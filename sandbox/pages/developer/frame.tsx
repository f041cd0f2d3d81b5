/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import { type Ctx, change, findWorld, type Step, type World } from "../../domain/context";
import { Refusal } from "../../domain/refusal";
import { SEEDED_WORLD } from "../../domain/worlds";
import { Layout } from "../layout";
import { type Page, type PageContext, withQuery } from "../page";
import { ErrorNotice } from "../parts/ui";

/** The developer account that the address names; the seeded one without. */
export function worldOf(ctx: Ctx, name: string | undefined): Promise<World | undefined> {
  return findWorld(ctx.db, name || SEEDED_WORLD);
}

const PARTS = [
  { path: "/developer", name: "overview" },
  { path: "/developer/webhooks", name: "webhooks" },
  { path: "/developer/log", name: "log" },
] as const;

type Props = { page: Page; world: World; title: string; lead: string; atFields?: string[]; children: Child };

/** The frame of the developer's pages: title, the three parts, what went wrong. */
export function DeveloperFrame({ page, world, title, lead, atFields = [], children }: Props) {
  const t = page.t.developer;
  return (
    <Layout page={page} title={title} world={world.id} wide>
      <div class="intro">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </div>
      <nav class="parts" aria-label={t.parts}>
        {PARTS.map(({ path, name }) => (
          <a
            key={path}
            href={withQuery(path, { world: world.id === SEEDED_WORLD ? null : world.id })}
            aria-current={page.path === path ? "page" : undefined}
          >
            {t[name]}
          </a>
        ))}
      </nav>
      <ErrorNotice page={page} atFields={atFields} />
      {page.query.get("saved") ? (
        <p class="notice good" role="status">
          {t.saved}
        </p>
      ) : null}
      {children}
    </Layout>
  );
}

/** Which developer account a form is about. */
export function WorldField({ world }: { world: World }) {
  return <input type="hidden" name="world" value={world.id} />;
}

/** Makes the change and goes back; a refusal is told there, with what had been typed. */
export async function saveAndReturn(
  ctx: Ctx,
  c: PageContext,
  { world, back, typed = {} }: { world: World; back: string; typed?: Record<string, string> },
  work: (step: Step) => Promise<unknown>,
) {
  const here = withQuery(back, { world: world.id === SEEDED_WORLD ? null : world.id });
  try {
    await change(ctx, world.id, work);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return c.redirect(withQuery(here, { ...typed, error: error.code }), 303);
  }
  return c.redirect(withQuery(here, { saved: "1" }), 303);
}
