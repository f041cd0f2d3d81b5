import { Hono } from "hono";
import { type Ctx, getWorld, worldTime } from "../domain/context";
import { contractPdf } from "../domain/contracts/pdf";
import { findContract } from "../domain/contracts/read";
import { PDF_VERSIONS, versionsOf } from "../domain/contracts/view";
import { findEscrow } from "../domain/escrows/read";
import { isLiveLink } from "../domain/files/links";
import { findFile } from "../domain/files/store";

const EXPIRED = "This link is not valid any more.";

/** What `viewUrl` and `pdfUrl` point at: no key, but a signature that runs out (dhmad-api.md §4, §6). */
export function fileRoutes(ctx: Ctx) {
  const routes = new Hono();

  routes.get("/files/:id", async (c) => {
    const file = await findFile(ctx.db, c.req.param("id"));
    if (!file) return c.text("Not Found", 404);
    const now = worldTime(await getWorld(ctx.db, file.worldId));
    if (!isLiveLink(c.req.path, file.linkKey, c.req.query(), now)) return c.text(EXPIRED, 403);
    return c.body(new Uint8Array(file.data), 200, headers(file.mimeType, file.name));
  });

  routes.get("/contracts/:id/:file", async (c) => {
    const contract = await findContract(ctx.db, c.req.param("id"));
    const version = PDF_VERSIONS.find((each) => c.req.param("file") === `${each}.pdf`);
    if (!contract || !version) return c.text("Not Found", 404);
    const now = worldTime(await getWorld(ctx.db, contract.worldId));
    if (!isLiveLink(c.req.path, contract.linkKey, c.req.query(), now)) return c.text(EXPIRED, 403);
    const escrow = await findEscrow(ctx.db, contract.worldId, contract.escrowId);
    const known = versionsOf(contract).some(({ type }) => type === version);
    if (!escrow || !known) return c.text("Not Found", 404);
    const pdf = await contractPdf(escrow, contract, version);
    return c.body(new Uint8Array(pdf), 200, headers("application/pdf", `contract-${version}.pdf`));
  });

  return routes;
}

function headers(type: string, name: string): Record<string, string> {
  return {
    "Content-Type": type,
    "Content-Disposition": `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
  };
}
