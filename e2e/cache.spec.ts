import postgres from "postgres";
import { expect, test } from "./fixtures";

const FRESH_WITHIN_MS = 2_000;

test("home, category and listing come whole from the cache, and are fresh within two seconds of a change", async ({
  world,
  person,
  request,
}) => {
  const sql = postgres(world.databaseUrl, { max: 1 });
  // The newest of its category, so that all three pages show it.
  const [listing] = await sql<{ id: string; slug: string; category: string; title: string }[]>`
    select id, slug, category_slug as category, title from listings
    where status = 'published' order by published_at desc limit 1`;
  if (!listing) throw new Error("There is no listing");
  const { id, slug, category } = listing;
  const get = async (path: string, cookie?: string) => {
    const response = await request.get(`${world.appUrl}${path}`, cookie ? { headers: { cookie } } : {});
    const { "x-nextjs-cache": cache, "set-cookie": setsCookie } = response.headers();
    return { status: response.status(), cache, setsCookie, body: await response.text() };
  };
  const paths = ["fr", "ar", "en"].flatMap((locale) => [
    `/${locale}`,
    `/${locale}/c/${category}`,
    `/${locale}/l/${slug}`,
  ]);

  const { context } = await person("anybody");
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const path of paths) {
    await expect.poll(async () => (await get(path)).cache, { message: path }).toBe("HIT");
    const signedIn = await get(path, cookie);
    expect(signedIn, `${path} for somebody who is signed in`).toMatchObject({ status: 200, cache: "HIT" });
    expect(signedIn.setsCookie).toBeUndefined();
  }

  const title = `Nouveau titre ${Date.now()}`;
  await sql`update listings set title = ${title}, updated_at = now() where id = ${id}`;
  const changedAt = Date.now();
  await Promise.all(
    paths.map(async (path) => {
      let askedAt = 0;
      const fresh = async () => {
        askedAt = Date.now();
        return (await get(path)).body.includes(title);
      };
      await expect.poll(fresh, { message: path, intervals: [100], timeout: 10_000 }).toBe(true);
      expect(askedAt - changedAt, `the age of the change when ${path} was first fresh`).toBeLessThan(
        FRESH_WITHIN_MS,
      );
    }),
  );
  for (const path of paths)
    await expect.poll(async () => (await get(path)).cache, { message: path }).toBe("HIT");

  await sql`update listings set title = ${listing.title} where id = ${id}`;
  await sql.end();
});

test("a listing that goes offline is gone within two seconds", async ({ world, request }) => {
  const sql = postgres(world.databaseUrl, { max: 1 });
  const [listing] = await sql<{ id: string; slug: string }[]>`
    select id, slug from listings where status = 'published' order by published_at, slug limit 1`;
  if (!listing) throw new Error("There is no listing");
  const address = `${world.appUrl}/fr/l/${listing.slug}`;
  expect((await request.get(address)).status()).toBe(200);
  await sql`update listings set status = 'draft' where id = ${listing.id}`;
  const changedAt = Date.now();
  await expect.poll(async () => (await request.get(address)).status(), { intervals: [50] }).toBe(404);
  expect(Date.now() - changedAt).toBeLessThan(FRESH_WITHIN_MS);
  await sql`update listings set status = 'published' where id = ${listing.id}`;
  await expect.poll(async () => (await request.get(address)).status(), { intervals: [50] }).toBe(200);
  await sql.end();
});

test("files that never change are sent whole, in part, or not at all to who has them, however often", async ({
  world,
  request,
}) => {
  const html = await (await request.get(`${world.appUrl}/fr`)).text();
  const find = (pattern: RegExp) => `${world.appUrl}${pattern.exec(html)?.[0]}`;
  const script = find(/\/_next\/static\/[^"]+\.js/);
  const picture = find(/\/pictures\/[^" ]+\.webp/);
  for (const address of [script, picture]) {
    const first = await request.get(address);
    const whole = await first.body();
    expect(whole.length).toBeGreaterThan(500);
    expect(first.headers()["cache-control"]).toMatch(/public.*immutable/);
    for (const encoding of ["gzip", "identity", "gzip"]) {
      const again = await request.get(address, { headers: { "accept-encoding": encoding } });
      expect(again.status()).toBe(200);
      expect((await again.body()).equals(whole), `${address} as ${encoding}`).toBe(true);
      expect(again.headers()["content-type"]).toBe(first.headers()["content-type"]);
    }
  }
  const headers = { "accept-encoding": "identity" };
  const part = await request.get(script, { headers: { ...headers, range: "bytes=0-9" } });
  expect([part.status(), (await part.body()).length]).toEqual([206, 10]);
  const had = (await request.get(script, { headers })).headers()["last-modified"] ?? "";
  const known = await request.get(script, { headers: { ...headers, "if-modified-since": had } });
  expect([known.status(), (await known.body()).length]).toEqual([304, 0]);
  expect((await request.get(`${picture.slice(0, -5)}x.webp`)).status()).toBe(404);
});
