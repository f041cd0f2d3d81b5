import nextEnv from "@next/env";
import { migrate } from "@/db/migrate";
import { openDatabases } from "../lib/databases";
import { root } from "../lib/paths";
import { runCommand, say } from "../lib/say";

await runCommand(async () => {
  nextEnv.loadEnvConfig(root);
  // A production database exists already, and its user may well not be allowed to create one.
  if (process.env.DATABASE_URL) {
    await migrate(process.env.DATABASE_URL);
  } else {
    const databases = await openDatabases();
    await migrate(databases.app).finally(databases.stop);
  }
  say("The database has every migration.");
  return 0;
});
