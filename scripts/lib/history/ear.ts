import { createServer } from "node:http";
import type { Db } from "@/db/client";
import { verifyWebhook } from "@/lib/dhmad";
import { receiveWebhook } from "@/lib/inbox";
import { CommandError } from "../say";
import type { LocalWorld } from "./dhmad";

export type Ear = { close: () => Promise<void> };

/**
 * Listens where the site will stand and takes DHMAD's webhooks as its route does, while the site is not up. Null where
 * somebody listens there already: then the site runs, and nobody may turn the clock under it.
 */
export async function listenForWebhooks(db: Db, { appUrl, webhookSecrets }: LocalWorld): Promise<Ear | null> {
  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const headers = new Headers(
        Object.entries(request.headersDistinct).map(([name, [value = ""] = []]) => [name, value]),
      );
      const verified = verifyWebhook(Buffer.concat(chunks), headers, webhookSecrets, new Date());
      if (verified.ok) await receiveWebhook(db, verified.data);
      response.writeHead(verified.ok ? 200 : verified.refusal.status).end();
    } catch {
      // DHMAD sends it again.
      response.writeHead(500).end();
    }
  });
  const port = Number(new URL(appUrl).port || 80);
  const listening = await new Promise<boolean>((resolve, reject) => {
    server.once("listening", () => resolve(true));
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE"
        ? resolve(false)
        : reject(new CommandError(`Port ${port}: ${error.message}`)),
    );
    server.listen(port, "127.0.0.1");
  });
  if (!listening) return null;
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
