import { performance } from "node:perf_hooks";
import { sql } from "drizzle-orm";
import { createDb, type Db } from "@/db/client";
import { migrate } from "@/db/migrate";
import { seedCategories } from "@/db/seed";
import { LISTINGS } from "@/db/seed/listings";
import { listCategoryListings } from "@/lib/catalogue";
import { readSearch, searchListings } from "@/lib/search";
import { databasesOf } from "@/scripts/lib/postgres";
import { runCommand, say } from "@/scripts/lib/say";
import { databaseUrl } from "@/support/template";
import { startTestPostgres } from "@/support/test-postgres";

const MANY = 100_000;
const SELLERS = 500;
/** Words besides those of the demo's listings: brands, models, names. */
const VOCABULARY = 5_000;
const CALLS = 15;
/** What a page of results, counting and cards included, may take against the first page of a category in the same run. */
const MOST_RATIO = 20;

const SEARCHES: Record<string, Record<string, string>> = {
  "one common word": { q: "céramique" },
  "two words": { q: "saladier nabeul" },
  "two words, both misspelt": { q: "saldier nabbeul" },
  "a rare word": { q: "a1d0c" },
  Arabic: { q: "هاتف ذكي" },
  "Arabic, misspelt": { q: "مجموعات روايه" },
  "nothing like it": { q: "xylophone quantique" },
  "a word, cheapest first": { q: "velo", sort: "price_asc" },
  "a word, in a governorate": { q: "laine", place: "sousse" },
  "no words, newest": {},
  "no words, by price within bounds": { min: "40", max: "60", sort: "price_desc" },
  "no words, reviewed": { reviewed: "on" },
};

/** How long search takes among many listings, and whether words are looked up in their index. */
await runCommand(async () => {
  const server = await startTestPostgres();
  const databases = databasesOf(server.url);
  const name = `souk_bench_search_${process.pid}`;
  await databases.ensureDatabase(name);
  const url = databaseUrl(server.url, name);
  await migrate(url);
  const { db, close } = createDb(url, 1);
  try {
    const startedAt = performance.now();
    await fill(db);
    say(`${MANY} listings written in ${((performance.now() - startedAt) / 1000).toFixed(0)} s.\n`);
    const yardstick = await median(() => listCategoryListings(db, "maison", 1));
    say(`The first page of a category takes ${yardstick.toFixed(1)} ms.\n`);
    say("search                                      found         ms   second page   index of words");
    const slow: string[] = [];
    for (const [label, query] of Object.entries(SEARCHES)) {
      const { input } = readSearch(query);
      const { total, next } = await searchListings(db, input);
      const ms = await median(() => searchListings(db, input));
      const further = next
        ? `${(await median(() => searchListings(db, input, { after: next }))).toFixed(1)} ms`
        : "–";
      const indexed = await readsIndex(db, () => searchListings(db, input));
      say(
        `${label.padEnd(42)} ${String(total).padStart(6)} ${ms.toFixed(1).padStart(10)} ${further.padStart(13)}   ${indexed ? "yes" : "no"}`,
      );
      if (ms > MOST_RATIO * yardstick || (query.q && !indexed)) slow.push(label);
    }
    if (slow.length > 0)
      say(`\nOver ${MOST_RATIO} times a category's page, or without the index: ${slow.join("; ")}.`);
    return slow.length > 0 ? 1 : 0;
  } finally {
    await close();
    await databases.dropDatabase(name);
    await server.stop();
  }
});

/** Whether PostgreSQL read the index of words meanwhile. */
async function readsIndex(db: Db, work: () => Promise<unknown>): Promise<boolean> {
  const read = async () => {
    await db.execute(sql`select pg_stat_force_next_flush()`);
    const [row] = await db.execute<{ scans: number }>(
      sql`select idx_scan::int as scans from pg_stat_user_indexes where indexrelname = 'listings_search_text'`,
    );
    return row?.scans ?? 0;
  };
  const before = await read();
  await work();
  return (await read()) > before;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < CALLS; call++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[Math.floor(CALLS / 2)] ?? 0;
}

/** The demo's listings mixed: title of one, a word of another, description of a third; written without triggers' news. */
async function fill(db: Db): Promise<void> {
  await seedCategories(db);
  await db.execute(sql`
    insert into users (email) select 'seller-' || n || '@bench.test' from generate_series(1, ${SELLERS}) n`);
  await db.execute(sql`
    insert into sellers (user_id, name, handle, dhmad_email, kyc_status, consent_at, consent_version)
    select id, 'Maison ' || left(md5(email), 6), split_part(email, '@', 1), email, 'approved', now(), 'bench' from users`);
  await db.execute(sql`alter table listings disable trigger listings_announce`);
  await db.execute(sql`alter table listings disable trigger listings_seller_announce`);
  // Made anew at the end: adding to it row by row takes most of the time.
  const [index] = await db.execute<{ definition: string }>(
    sql`select indexdef as definition from pg_indexes where indexname = 'listings_search_text'`,
  );
  await db.execute(sql`drop index listings_search_text`);
  const texts = JSON.stringify(
    LISTINGS.map(({ title, description, category }) => ({ title, description, category })),
  );
  await db.execute(sql`
    with text as materialized (
      select row_number() over () - 1 as i, t.*, count(*) over () as all_of_them
      from json_to_recordset(${texts}::json) as t(title text, description text, category text)
    ), seller as materialized (select row_number() over () as i, id from users)
    insert into listings (seller_id, slug, status, category_slug, title, description, price_minor, delivery_days, mode,
      contract_terms, governorate, published_at)
    select seller.id, 'bench-' || n, 'published', a.category,
      left(a.title || ' ' || split_part(b.title, ' ', 1 + n % 3) || ' ' || left(md5((n % ${VOCABULARY})::text), 5), 120),
      c.description, 5000 + (n * 7919 % 400000), 1 + n % 20, 'quick', '',
      (array['tunis', 'sousse', 'sfax', 'nabeul', 'bizerte', 'gabes', 'kairouan', 'kef'])[1 + n / 7 % 8],
      now() - n * interval '1 minute'
    from generate_series(1, ${MANY}) n
    join seller on seller.i = 1 + n % ${SELLERS}
    join text a on a.i = n % a.all_of_them
    join text b on b.i = n * 31 / 7 % b.all_of_them
    join text c on c.i = n * 17 / 3 % c.all_of_them`);
  await db.execute(sql.raw(index?.definition ?? ""));
  await db.execute(sql`vacuum analyze listings`);
  await db.execute(sql`vacuum analyze search_words`);
}
