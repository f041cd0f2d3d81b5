import { Hono } from "hono";
import { z } from "zod";
import type { Ctx } from "../domain/context";
import { isId } from "../domain/ids";
import { createVerification } from "../domain/kyc/create";
import { findVerification, listByEmail } from "../domain/kyc/read";
import { verificationView } from "../domain/kyc/view";
import { badRequest, notFound } from "../domain/refusal";
import { readBody } from "./body";
import type { ApiEnv } from "./context";
import { email } from "./fields";

const metadata = z.record(
  z.string(),
  z
    .string({ error: "metadata values must be strings" })
    .max(500, "metadata values must be at most 500 characters"),
  { error: "metadata must be an object of strings" },
);

const createBody = z.object(
  {
    email: email("email"),
    external_user_id: z.string({ error: "external_user_id must be a string" }).max(500).nullish(),
    redirect_url: z.string({ error: "redirect_url must be a URL" }).nullish(),
    metadata: metadata.nullish(),
  },
  { error: "The body must be a JSON object" },
);

/** Pre-account KYC (dhmad-api.md §3). */
export function identityVerifications(ctx: Ctx) {
  const routes = new Hono<ApiEnv>();

  routes.post("/", async (c) => {
    const body = await readBody(c, createBody);
    const key = c.get("key");
    const created = await createVerification(ctx, key.worldId, key.environment, {
      email: body.email,
      externalUserId: body.external_user_id ?? undefined,
      redirectUrl: body.redirect_url ?? undefined,
      metadata: body.metadata ?? undefined,
    });
    const answer = {
      ...verificationView(created.verification),
      verification_email_sent: created.emailSent,
      message: created.message,
    };
    return c.json(answer, created.isNew ? 201 : 200);
  });

  routes.get("/", async (c) => {
    const query = c.req.query("email")?.trim().toLowerCase();
    if (!query) throw badRequest("email query parameter is required");
    const rows = await listByEmail(ctx.db, c.get("key").worldId, query);
    return c.json({ verifications: rows.map(verificationView) });
  });

  routes.get("/:id", async (c) => {
    const id = c.req.param("id");
    if (!isId(id)) throw badRequest("Invalid verification ID");
    const row = await findVerification(ctx.db, c.get("key").worldId, id);
    if (!row) throw notFound("Verification not found");
    return c.json(verificationView(row));
  });

  return routes;
}
