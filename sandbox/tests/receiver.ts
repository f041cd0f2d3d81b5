import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = {
  path: string;
  id: string;
  event: string;
  timestamp: string;
  signature: string;
  raw: string;
  body: { id: string; type: string; createdAt: string; data: Record<string, unknown> };
};

/** A webhook receiver that keeps what came. Each world posts to a path of its own; answers can be scripted. */
export async function startReceiver() {
  const received: Received[] = [];
  const scripts = new Map<string, { status: number; delayMs: number }[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString("utf8");
      const path = request.url ?? "";
      const header = (name: string) => String(request.headers[name] ?? "");
      received.push({
        path,
        id: header("x-webhook-id"),
        event: header("x-webhook-event"),
        timestamp: header("x-webhook-timestamp"),
        signature: header("x-webhook-signature"),
        raw,
        body: JSON.parse(raw),
      });
      const next = scripts.get(path)?.shift() ?? { status: 200, delayMs: 0 };
      setTimeout(() => response.writeHead(next.status).end("ok"), next.delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const pathFor = (world: string) => `/${world}/api/webhooks/dhmad`;
  return {
    url,
    urlFor: (world: string) => `${url}/${world}`,
    of: (world: string) => received.filter((entry) => entry.path === pathFor(world)),
    answer(world: string, ...answers: { status?: number; delayMs?: number }[]) {
      scripts.set(
        pathFor(world),
        answers.map(({ status = 200, delayMs = 0 }) => ({ status, delayMs })),
      );
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function hmac(raw: string, secret: string): string {
  return createHmac("sha256", secret).update(raw).digest("hex");
}
