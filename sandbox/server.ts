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
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE" && "port" in error) {
    return `Port ${error.port} is in use. Choose another with SANDBOX_PORT or SANDBOX_SMTP_PORT.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
