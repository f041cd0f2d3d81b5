import postgres from "postgres";
import { expect, type Person, test } from "./fixtures";
import { expectGood } from "./good";
import type { World } from "./setup/world";

/** The newest listings that can be ordered: they stand on the home page. */
async function newest(world: World, count: number): Promise<{ slug: string; title: string }[]> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    return await sql<{ slug: string; title: string }[]>`
      select slug, title from listings where status = 'published' and (stock is null or stock > 0)
      order by published_at desc, id desc limit ${count}`;
  } finally {
    await sql.end();
  }
}

/** A listing of this test's own, of a seller who is there already, so that it can go without anybody missing it. */
async function putOnSale(
  world: World,
): Promise<{ slug: string; title: string; remove: () => Promise<void> }> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  const tag = crypto.randomUUID();
  const title = `Vase ${tag.slice(0, 8)}`;
  await sql`
    insert into listings (seller_id, slug, status, category_slug, title, description, price_minor, delivery_days, published_at)
    select seller_id, ${tag}, 'published', category_slug, ${title}, 'Fait à la main.', 45000, 3, now() - interval '300 days'
    from listings where status = 'published' order by published_at limit 1`;
  return {
    slug: tag,
    title,
    remove: async () => {
      await sql`delete from listings where slug = ${tag}`;
      await sql.end();
    },
  };
}

const heartOf = ({ page, t }: Person, title: string) =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: title, exact: true }) })
    .getByRole("button", { name: t("keeping.heart.label") });

test("hearts on cards: one question for all of them, kept at once, and the list says what is gone", async ({
  person,
  world,
}) => {
  const someone = await person("keeper", "ar");
  const { page, t } = someone;
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/me/favorites")) asked.push(request.url());
  });
  const [first, second] = await newest(world, 2);
  if (!first || !second) throw new Error("There are no listings");
  const before = await page.request.post("/favorites?locale=ar", {
    form: { slug: second.slug, wanted: "yes" },
    headers: { origin: new URL(world.appUrl).origin },
  });
  expect(before.url()).toMatch(/\/ar\/favorites$/);
  // On a slow line somebody presses before it is known what they keep: that answer does not know of the press.
  let letThrough = () => {};
  const pressedFirst = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(
    "**/api/me/favorites",
    async (route) => {
      const response = await route.fetch();
      await pressedFirst;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.goto("/ar");
  const heart = heartOf(someone, first.title).first();
  await expect(heart).toHaveAttribute("aria-pressed", "false");
  await heart.click();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  letThrough();
  await expect(heartOf(someone, second.title).first()).toHaveAttribute("aria-pressed", "true");
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  expect(asked, "one for each of the two page views").toHaveLength(2);

  const own = await putOnSale(world);
  await page.goto(`/ar/l/${own.slug}`);
  const told = page.waitForResponse((response) => response.url().includes("/favorites?locale=ar"));
  await page.getByRole("button", { name: t("keeping.heart.add") }).click();
  await expect(page.getByRole("button", { name: t("keeping.heart.kept") })).toBeVisible();
  await told;
  await page.goto("/ar/favorites");
  await expect(page.getByRole("main").getByRole("link", { name: own.title })).toBeVisible();
  await own.remove();
  await page.reload();
  await expect(page.getByText(t("keeping.favorites.state.deleted"))).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: own.title })).toHaveCount(0);
  await expect(page.getByRole("main").getByText(own.title)).toBeVisible();
  await expectGood(page);
  const removes = page.getByRole("button", { name: t("keeping.favorites.removeNamed") });
  await removes.first().click();
  await expect(page.getByText(own.title)).toHaveCount(0);
  for (const left of [1, 0]) {
    await removes.first().click();
    await expect(removes).toHaveCount(left);
  }
  await expect(page.getByText(t("keeping.favorites.empty.title"))).toBeVisible();
});

test("who is not signed in is led there from a heart, and comes back to the page", async ({ visitor }) => {
  const { page, t } = await visitor();
  await page.goto("/fr");
  await page
    .getByRole("button", { name: t("keeping.heart.label") })
    .first()
    .click();
  await page.waitForURL(/\/fr\/sign-in\?next=%2Ffr$/);
});

test("without JavaScript a listing is kept by a form, and taken off the list by another", async ({
  person,
  world,
}) => {
  const { page, t } = await person("keeper", "fr", { javaScriptEnabled: false });
  const [first] = await newest(world, 1);
  await page.goto(`/fr/l/${first?.slug}`);
  await page.getByRole("button", { name: t("keeping.heart.add") }).click();
  await expect(page).toHaveURL(/\/fr\/favorites$/);
  await expect(page.getByRole("main").getByRole("link", { name: first?.title })).toBeVisible();
  await page.getByRole("button", { name: t("keeping.favorites.removeNamed") }).click();
  await expect(page.getByText(t("keeping.favorites.empty.title"))).toBeVisible();
});

test("what was viewed stays in the browser: no question where there is nothing, a row where there is, gone when cleared", async ({
  visitor,
  world,
}) => {
  const { page, t } = await visitor();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/listings/cards")) asked.push(request.url());
  });
  const [first, second] = await newest(world, 2);
  const row = page.getByRole("region", { name: t("keeping.recent.title") });
  const toEnd = () => page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.goto(`/fr/l/${first?.slug}`);
  await toEnd();
  await expect(page.getByRole("contentinfo")).toBeInViewport();
  await page.goto(`/fr/l/${second?.slug}`);
  await toEnd();
  await expect(row.getByRole("link", { name: first?.title })).toBeVisible();
  expect(asked, "nothing was asked on the first page").toHaveLength(1);
  await expect(row.getByRole("link", { name: second?.title })).toHaveCount(0);
  await page.goto("/fr");
  await toEnd();
  await expect(row.getByRole("link")).toHaveCount(2);
  await expectGood(page);
  await row.getByRole("button", { name: t("keeping.recent.clearNamed") }).click();
  await expect(row).toHaveCount(0);
  await page.reload();
  await toEnd();
  await expect(page.getByRole("contentinfo")).toBeInViewport();
  await expect(row).toHaveCount(0);
  expect(asked).toHaveLength(2);
});
