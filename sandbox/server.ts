import { EnvError, readEnv } from "./env";
import { createSandbox } from "./sandbox";

/** The entry point: `npx tsx sandbox/server.ts`. */
async function main(): Promise<void> {
  const sandbox = await createSandbox({ env: readEnv(process.env) });
  process.stdout.write(`DHMAD sandbox at ${sandbox.url} · mailbox /mailbox\n`);
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

function explain(error: unknown): string {
  if (error instanceof EnvError) return error.message;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE" && "port" in cause) {
      return `Port ${cause.port} is in use. Choose another with SANDBOX_PORT or SANDBOX_SMTP_PORT.`;
    }
    if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "28P01") {
      return `PostgreSQL cannot be reached with SANDBOX_DATABASE_URL: ${cause.message}`;
    }
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
