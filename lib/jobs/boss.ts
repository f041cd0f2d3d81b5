import PgBoss from "pg-boss";
import postgres from "postgres";

/** pg-boss writes its JSON itself; the driver would write it a second time. */
const WRITTEN_JSON: postgres.PostgresType<string> = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text),
};

/**
 * pg-boss over postgres.js, on one connection of its own: its maintenance sends whole transactions as one text, which
 * a pool may not split.
 */
export async function startBoss(
  url: string,
  onError: (error: Error) => void,
): Promise<{ boss: PgBoss; stop: () => Promise<void> }> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, types: { json: WRITTEN_JSON } });
  const boss = new PgBoss({
    db: {
      executeSql: async (text: string, values: unknown[] = []) => {
        const parameters = values.map((value) => (value === undefined ? null : value));
        const result: unknown[] = await sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[]);
        // Several statements in one text answer a list of results; the last one counts.
        const rows = Array.isArray(result[0]) ? ((result.at(-1) ?? []) as unknown[]) : result;
        return { rows, rowCount: rows.length };
      },
    },
  });
  boss.on("error", onError);
  await boss.start();
  const stop = async () => {
    await boss.stop({ graceful: true, wait: true, timeout: 10_000 });
    await sql.end({ timeout: 5 });
  };
  return { boss, stop };
}
