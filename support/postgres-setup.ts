import { buildTemplate } from "./template";
import { startTestPostgres } from "./test-postgres";

/** For the tests that need a database: a server (unless `TEST_POSTGRES_URL` names one) and a migrated template on it. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  await buildTemplate(server.url);
  return server.stop;
}
