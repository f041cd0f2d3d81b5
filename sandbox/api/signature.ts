import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { worlds } from "../db/schema/index";
import { type Ctx, change, getWorld } from "../domain/context";
import { Refusal, unauthorized } from "../domain/refusal";
import { readBody } from "./body";
import type { ApiEnv } from "./context";
import { findKey, presentedKey } from "./keys";

const FORM = /^data:image\/(png|jpeg|jpg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

const signatureBody = z.object({
  signatureImage: z
    .string({ error: "signatureImage is required" })
    .max(1_000_000, "signatureImage is too large")
    .regex(FORM, "signatureImage must be a data URL of a PNG, JPEG, GIF or WebP image"),
});

/**
 * `PUT|GET /developer/signature`: the signature that `autoSign` uses. The real one takes a developer token; here the API
 * key stands for it.
 */
export function signatureRoutes(ctx: Ctx) {
  const routes = new Hono<ApiEnv>();
  routes.onError((error, c) => {
    if (error instanceof Refusal) return c.json(error.body, error.status);
    throw error;
  });

  routes.get("/developer/signature", async (c) => {
    const found = await findKey(ctx.db, presentedKey(c));
    if (!found) throw unauthorized("A developer token is required");
    const world = await getWorld(ctx.db, found.world.id);
    return c.json({ hasSignature: world.signatureImage !== null });
  });

  routes.put("/developer/signature", async (c) => {
    const found = await findKey(ctx.db, presentedKey(c));
    if (!found) throw unauthorized("A developer token is required");
    const { signatureImage } = await readBody(c, signatureBody);
    await change(ctx, found.world.id, async ({ tx, world }) => {
      await tx.update(worlds).set({ signatureImage }).where(eq(worlds.id, world.id));
    });
    return c.json({ message: "Signature updated successfully", hasSignature: true });
  });

  return routes;
}
