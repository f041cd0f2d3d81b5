import { Hono } from "hono";
import { createApi } from "./api/app";
import { createDeveloperApi } from "./api/developer";
import { fileRoutes } from "./api/files";
import { createOauth } from "./api/oauth";
import { RateLimiter } from "./api/rate-limit";
import { signatureRoutes } from "./api/signature";
import { createControl } from "./control/app";
import { openDb } from "./db/client";
import { prepareDatabase } from "./db/migrate";
import type { Ctx } from "./domain/context";
import { FaultBook } from "./domain/faults";
import { seedIfEmpty } from "./domain/worlds";
import type { SandboxEnv } from "./env";
import { listen } from "./listen";
import { createSender } from "./mail/sender";
import { startSmtp } from "./mail/smtp-server";
import { createPages, notFoundPage } from "./pages/app";
import type { PageEnv } from "./pages/page";
import { Dispatcher } from "./webhooks/dispatcher";

export type Sandbox = { url: string; port: number; smtpPort: number; close: () => Promise<void> };

/** Starts the whole local DHMAD in this process: database, SMTP, HTTP, dispatcher. Ports of 0 are chosen freely. */
export async function createSandbox({
  env,
  report = reportToStderr,
}: {
  env: SandboxEnv;
  report?: (error: unknown) => void;
}): Promise<Sandbox> {
  await prepareDatabase(env.SANDBOX_DATABASE_URL);
  const { db, close: closeDb } = openDb(env.SANDBOX_DATABASE_URL);
  const closing: (() => Promise<void>)[] = [closeDb];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const smtp = await startSmtp(db, env.SANDBOX_SMTP_PORT);
    closing.push(smtp.close);
    const faults = new FaultBook();
    const ctx: Ctx = {
      db,
      origin: env.SANDBOX_URL ?? `http://localhost:${env.SANDBOX_PORT}`,
      appUrl: env.SANDBOX_APP_URL,
      faults,
      sendMail: createSender(smtp.port, faults),
      wake: () => dispatcher.wake(),
    };
    const dispatcher = new Dispatcher(ctx, report);
    const limiter = new RateLimiter(env.SANDBOX_RATE_LIMIT);
    await seedIfEmpty(ctx);

    const app = new Hono<PageEnv>();
    app.notFound(notFoundPage);
    app.onError((error, c) => {
      report(error);
      return c.text("Internal Server Error", 500);
    });
    app.get("/health", (c) => c.json({ status: "ok" }));
    app.route("/", createApi(ctx, limiter, report));
    app.route("/", createDeveloperApi(ctx, limiter, report));
    app.route("/", createOauth(ctx, report));
    app.route("/", signatureRoutes(ctx));
    app.route("/", fileRoutes(ctx));
    app.all("/api/*", (c) => c.json({ error: "Not Found", message: `No route ${c.req.path}` }, 404));
    app.route("/", createControl(ctx, { token: env.SANDBOX_CONTROL_TOKEN, dispatcher, limiter, report }));
    app.route("/", createPages(ctx));

    const http = await listen(app.fetch, env.SANDBOX_PORT);
    closing.push(http.close);
    if (!env.SANDBOX_URL) ctx.origin = `http://localhost:${http.port}`;
    dispatcher.start();
    closing.push(() => dispatcher.close());
    return { url: ctx.origin, port: http.port, smtpPort: smtp.port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function reportToStderr(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
