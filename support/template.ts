import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { migrate } from "@/db/migrate";
import { inRoot } from "@/scripts/lib/paths";
import { databasesOf } from "@/scripts/lib/postgres";

/** The migrated database that tests copy, named after the migrations in it. */
export function templateName(): string {
  const journal = readFileSync(inRoot("db", "migrations", "meta", "_journal.json"), "utf8");
  const files = (JSON.parse(journal) as { entries: { tag: string }[] }).entries.map(({ tag }) =>
    readFileSync(inRoot("db", "migrations", `${tag}.sql`), "utf8"),
  );
  return `souk_template_${createHash("sha256").update(files.join()).digest("hex").slice(0, 12)}`;
}

/** Makes the template on the server of `adminUrl`, anew: a run that was cut may have left half of one. */
export async function buildTemplate(adminUrl: string): Promise<void> {
  const { ensureDatabase, dropDatabase } = databasesOf(adminUrl);
  const name = templateName();
  await dropDatabase(name);
  await ensureDatabase(name);
  await migrate(databaseUrl(adminUrl, name));
}

/** The address of another database on the same server. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}
