import { join } from "node:path";
import nextEnv from "@next/env";
import { openDatabases } from "../lib/databases";
import { localPorts, portClaims } from "../lib/local";
import { dataDir, root } from "../lib/paths";
import { requireFreePorts } from "../lib/ports";
import { lifetime } from "../lib/process";
import { CommandError, runCommand, say } from "../lib/say";
import { CONTROL_TOKEN, SEEDED, startSandbox } from "../lib/stack";

await runCommand(async () => {
  nextEnv.loadEnvConfig(root, true);
  const ports = localPorts();
  const claims = portClaims(ports);
  await requireFreePorts([claims.sandbox, claims.smtp]);
  const life = lifetime();
  try {
    const databases = await openDatabases();
    life.onStop(databases.stop);
    const appUrl = process.env.SANDBOX_APP_URL ?? process.env.APP_URL ?? `http://localhost:${ports.web}`;
    const controlToken = process.env.SANDBOX_CONTROL_TOKEN ?? CONTROL_TOKEN;
    const running = await startSandbox(
      { life, logsDir: join(dataDir, "logs"), mode: "production" },
      {
        port: ports.sandbox,
        smtpPort: ports.smtp,
        databaseUrl: databases.sandbox,
        appUrl,
        controlToken,
        rateLimit: Number(process.env.SANDBOX_RATE_LIMIT ?? 100),
      },
    );
    say(`DHMAD (local)  http://localhost:${ports.sandbox}/api/v1   for an app at ${appUrl}
Mailbox        http://localhost:${ports.sandbox}/mailbox   (SMTP on ${ports.smtp})
Keys           ${SEEDED.liveKey}
               ${SEEDED.sandboxKey}
Webhook secret ${SEEDED.webhookSecret}
Control        Authorization: Bearer ${controlToken}

Ctrl-C stops it. The data stays. Log: ${running.logFile}`);
    const how = await Promise.race([running.ended, life.interrupted]);
    if (how !== "interrupted") throw new CommandError(`The sandbox ended (${how}):\n${running.tail()}`);
    return 0;
  } finally {
    await life.stopAll();
  }
});
