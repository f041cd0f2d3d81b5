import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import type { RateLimiter } from "../api/rate-limit";
import { setClock, worldNow } from "../domain/clock";
import { type Ctx, findWorld, getWorld, worldTime } from "../domain/context";
import { faultSpec } from "../domain/fault-spec";
import { Refusal } from "../domain/refusal";
import { listSnapshots, restoreSnapshot, takeSnapshot } from "../domain/snapshots";
import { resetWorld, SEEDED_WORLD } from "../domain/worlds";
import { listMails } from "../mail/store";
import type { Dispatcher } from "../webhooks/dispatcher";
import { releaseHeld, resend } from "../webhooks/outbox";
import { act, actBody } from "./act";
import { changeDeveloper, developerBody } from "./developer";
import { stateOf } from "./state";

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, "world: lower-case letters, digits and dashes");
const inWorld = z.object({ world: name.optional() });
const resetBody = inWorld.extend({ appUrl: z.url({ protocol: /^https?$/ }).optional() });
const restoreBody = inWorld.extend({ snapshot: z.string() });
const clockBody = inWorld
  .extend({ now: z.iso.datetime({ offset: true }).optional(), advanceMs: z.number().int().min(0).optional() })
  .refine(
    (body) => (body.now === undefined) !== (body.advanceMs === undefined),
    "Give either now or advanceMs",
  );
const faultsBody = faultSpec.and(inWorld);
const idleBody = inWorld.extend({ timeoutMs: z.number().int().min(0).max(120_000).default(5_000) });

type Parts = {
  token: string | undefined;
  dispatcher: Dispatcher;
  limiter: RateLimiter;
  report: (error: unknown) => void;
};

/** What a real service never gives: reset, clock, faults, acting as a person, waiting, looking inside (design.md §5). */
export function createControl(ctx: Ctx, { token, dispatcher, limiter, report }: Parts) {
  const control = new Hono().basePath("/_control");

  control.onError((error, c) => {
    if (error instanceof Refusal) return c.json({ ...error.body, code: error.code }, error.status);
    if (error instanceof z.ZodError) {
      const issues = error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
      return c.json({ error: "Bad Request", message: issues[0]?.message, issues }, 400);
    }
    report(error);
    return c.json({ error: "Internal Server Error" }, 500);
  });

  control.use(async (c, next) => {
    if (!token) return c.json({ error: "Not Found" }, 404);
    if (!sameText(c.req.header("authorization") ?? "", `Bearer ${token}`)) {
      return c.json({ error: "Unauthorized", message: "Wrong or missing control token" }, 401);
    }
    return next();
  });

  control.post("/reset", async (c) => {
    const { world = SEEDED_WORLD, appUrl } = resetBody.parse(await json(c.req.raw));
    const identity = await dispatcher.whilePaused(world, true, async () => {
      const existing = await findWorld(ctx.db, world);
      ctx.faults.clear(world);
      limiter.clear(world);
      const origin = (appUrl ?? existing?.appUrl ?? ctx.appUrl).replace(/\/+$/, "");
      return resetWorld(ctx, world, origin);
    });
    return c.json(identity);
  });

  control.post("/developer", async (c) => {
    const body = developerBody.parse(await json(c.req.raw));
    return c.json(await changeDeveloper(ctx, body.world ?? SEEDED_WORLD, body));
  });

  control.post("/snapshot", async (c) => {
    const { world = SEEDED_WORLD } = inWorld.parse(await json(c.req.raw));
    const { id, at } = await dispatcher.whilePaused(world, false, () => takeSnapshot(ctx, world));
    return c.json({ world, snapshot: id, at: at.toISOString() }, 201);
  });

  control.get("/snapshot", async (c) => {
    const world = worldInQuery(c.req.query("world"));
    const kept = await listSnapshots(ctx.db, world);
    return c.json({ world, snapshots: kept.map(({ id, at }) => ({ snapshot: id, at: at.toISOString() })) });
  });

  control.post("/restore", async (c) => {
    const { world = SEEDED_WORLD, snapshot } = restoreBody.parse(await json(c.req.raw));
    const at = await dispatcher.whilePaused(world, true, async () => {
      const moment = await restoreSnapshot(ctx, world, snapshot);
      limiter.clear(world);
      return moment;
    });
    return c.json({ world, snapshot, now: at.toISOString() });
  });

  control.get("/clock", async (c) => {
    const world = worldInQuery(c.req.query("world"));
    return c.json({ world, now: (await worldNow(ctx, world)).toISOString() });
  });

  control.post("/clock", async (c) => {
    const { world = SEEDED_WORLD, now, advanceMs } = clockBody.parse(await json(c.req.raw));
    const present = worldTime(await getWorld(ctx.db, world));
    const target = now ? new Date(now) : new Date(present.getTime() + (advanceMs ?? 0));
    return c.json({ world, now: (await setClock(ctx, dispatcher, world, target)).toISOString() });
  });

  control.get("/faults", (c) => c.json(ctx.faults.list(worldInQuery(c.req.query("world")))));

  control.post("/faults", async (c) => {
    const { world = SEEDED_WORLD, ...spec } = faultsBody.parse(await json(c.req.raw));
    await getWorld(ctx.db, world);
    return c.json({ world, id: ctx.faults.add(world, spec) }, 201);
  });

  control.delete("/faults", async (c) => {
    const world = inWorld.parse(await json(c.req.raw)).world ?? worldInQuery(c.req.query("world"));
    ctx.faults.clear(world);
    await releaseHeld(ctx.db, { worldId: world });
    dispatcher.wake();
    return c.json({ world, cleared: true });
  });

  control.post("/act", async (c) => {
    const body = actBody.parse(await json(c.req.raw));
    return c.json(await act(ctx, body.world ?? SEEDED_WORLD, body));
  });

  control.get("/mails", async (c) => {
    const mails = await listMails(ctx.db, c.req.query("to"));
    return c.json({
      mails: mails.map((mail) => ({
        id: mail.id,
        to: mail.to,
        from: mail.from,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        at: mail.at.toISOString(),
      })),
    });
  });

  control.post("/idle", async (c) => {
    const { world = SEEDED_WORLD, timeoutMs } = idleBody.parse(await json(c.req.raw));
    return c.json({ world, idle: await dispatcher.idle(world, timeoutMs) });
  });

  control.get("/state", async (c) => c.json(await stateOf(ctx, worldInQuery(c.req.query("world")))));

  control.post("/webhooks/:id/resend", async (c) => {
    const { world = SEEDED_WORLD } = inWorld.parse(await json(c.req.raw));
    const found = await resend(ctx.db, world, c.req.param("id"), await worldNow(ctx, world));
    if (!found) return c.json({ error: "Delivery not found" }, 404);
    dispatcher.wake();
    return c.json({ world, resent: true });
  });

  control.all("*", (c) => c.json({ error: "Not Found" }, 404));
  return control;
}

function worldInQuery(world: string | undefined): string {
  return world ?? SEEDED_WORLD;
}

async function json(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, { error: "Bad Request", message: "The body is not valid JSON" }, "bad_json");
  }
}

function sameText(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
