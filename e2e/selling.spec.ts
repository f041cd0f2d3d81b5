import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { formatMoney } from "@/lib/money";
import { expect, type Person, test } from "./fixtures";
import { expectGood } from "./good";
import type { World } from "./setup/world";
import { openShop, paidSale } from "./shop";

test.use({ kyc: "sandbox" });
test.setTimeout(180_000);

/** A browser that does not call itself a robot, as that of the tests does. */
const PHONE =
  "Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36";
const FRESH_MS = 10_000;
/** The two of one's own shop whose rows a test works with. */
const SECOND = "Vase de Sejnane";

async function withDatabase<T>(world: World, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

/** A second listing of this seller's, at 20 TND. */
const addSecond = ({ email }: Person, world: World) =>
  withDatabase(
    world,
    (sql) => sql`
      insert into listings (seller_id, slug, status, category_slug, title, description, price_minor, delivery_days, published_at)
      select id, ${`vase-${randomUUID()}`}, 'published', (select slug from categories order by position limit 1),
        ${SECOND}, 'En terre.', 20000, 2, now()
      from users where email = ${email}`,
  );

const region = ({ page, t }: Person, key: string) =>
  page.getByRole("region", { name: t(`dashboard.${key}`) });
const rowOf = ({ page }: Person, title: string | RegExp) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title }) });

test("the dashboard: what waits, what is sold and seen, what will be paid", async ({
  person,
  visitor,
  dhmad,
  world,
}) => {
  const { seller, buyer, path } = await paidSale(person, dhmad, world);
  const { page, t } = seller;
  const someone = await visitor({ userAgent: PHONE });
  const counted = someone.page.waitForResponse((response) => response.url().endsWith("/api/views"));
  await someone.page.goto(`/fr${path}`);
  const answer = await counted;
  expect([answer.status(), answer.headers()["set-cookie"]]).toEqual([204, undefined]);
  // Once more is the same look.
  const again = someone.page.waitForResponse((response) => response.url().endsWith("/api/views"));
  await someone.page.reload();
  await again;

  await withDatabase(
    world,
    (sql) => sql`
      insert into questions (listing_id, asker_id, body)
      select listings.id, users.id, 'Quelle taille ?' from listings, users
      where slug = ${path.replace("/l/", "")} and email = ${buyer.email}`,
  );
  await page.goto("/fr/sales");
  await page
    .getByRole("navigation", { name: t("common.account.label") })
    .getByRole("link", { name: t("common.account.dashboard") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: t("dashboard.title") })).toBeVisible();
  await expect(
    region(seller, "needs.title").getByRole("link", { name: t("orders.next.paid.seller.title") }),
  ).toBeVisible();
  await expect(
    region(seller, "needs.title").getByRole("link", { name: "1 question à laquelle répondre" }),
  ).toBeVisible();
  // 90 TND, less DHMAD's 5 and our 3 percent.
  await expect(region(seller, "payouts.title")).toContainText(formatMoney(82_800, "fr"));
  await expect(region(seller, "sales.title")).toContainText(formatMoney(90_000, "fr"));
  const views = region(seller, "views.title").getByRole("row").filter({ hasText: /Vente/ });
  await expect(views.getByRole("cell").first()).toHaveText("1");
  await expectGood(page);
  await page.getByText(t("dashboard.sales.figures")).click();
  await expect(region(seller, "sales.title").getByRole("row")).toHaveCount(31);
  await expect(region(seller, "sales.title").getByRole("row").nth(1)).toContainText(
    formatMoney(90_000, "fr"),
  );
  await page.getByRole("link", { name: "90 jours" }).click();
  // What was unfolded stays so.
  await expect(region(seller, "sales.title").getByRole("row")).toHaveCount(91);
  await page.goto("/ar/sell/dashboard?days=90");
  await expectGood(page);
});

test("without JavaScript: a change of many is looked at first, told at its field, and done", async ({
  person,
  visitor,
  world,
}) => {
  const seller = await person("seller");
  await openShop(seller, world, { mode: "quick" });
  await addSecond(seller, world);
  const { page, t, context, locale } = seller;
  const still = await visitor({ javaScriptEnabled: false, storageState: await context.storageState() });
  const list = `/${locale}/sell/listings`;
  await still.page.goto(list);
  for (const box of await still.page.getByRole("checkbox").all()) await box.check();
  await still.page.getByRole("button", { name: t("managing.selected") }).click();
  await still.page.getByRole("textbox", { name: t("managing.bulk.value") }).fill("beaucoup");
  await still.page.getByRole("button", { name: t("managing.bulk.preview") }).click();
  await expect(
    still.page.getByRole("textbox", { name: t("managing.bulk.value") }),
  ).toHaveAccessibleDescription(/pourcentage de -90 à 500/);
  await expect(still.page.getByRole("textbox", { name: t("managing.bulk.value") })).toHaveValue("beaucoup");
  await still.page.getByRole("textbox", { name: t("managing.bulk.value") }).fill("-10");
  await still.page.getByRole("button", { name: t("managing.bulk.preview") }).click();
  const plan = still.page.getByRole("region", { name: t("managing.bulk.plan") });
  await expect(plan.getByRole("row").filter({ hasText: SECOND })).toContainText(formatMoney(18_000, "fr"));
  await expect(plan.getByRole("status")).toHaveText("2 annonces changeront.");
  // Nothing has changed yet.
  await page.goto(list);
  await expect(rowOf(seller, SECOND)).toContainText(formatMoney(20_000, "fr"));
  await still.page.getByRole("button", { name: t("managing.bulk.apply") }).click();
  await expect(still.page.getByText("2 annonces ont changé.")).toBeVisible();
  await expect(rowOf(still, SECOND)).toContainText(formatMoney(18_000, "fr"));
  await page.goto(`${list}/bulk?${new URLSearchParams([["id", randomUUID()]])}`);
  await expect(page.getByText(t("managing.bulk.none"))).toBeVisible();
  await expectGood(page);
});

test("in Arabic: a listing is paused and comes back to its address, and is copied as a draft", async ({
  person,
  visitor,
  world,
}) => {
  const seller = await person("seller", "ar");
  const { page, t } = seller;
  const path = await openShop(seller, world, { mode: "quick" });
  const anybody = await visitor({ uiLocale: "ar" });
  const state = async () => (await anybody.page.goto(`/ar${path}`))?.status();
  expect(await state()).toBe(200);
  await page.goto("/ar/sell/listings");
  await expectGood(page);
  const press = (key: string) => page.getByRole("button", { name: t(`managing.row.${key}`) });
  await press("pause").click();
  await expect(page.getByText(t("managing.row.paused"))).toBeVisible();
  await expect(page.getByText(t("managing.paused"), { exact: true })).toBeVisible();
  await expect.poll(state, { timeout: FRESH_MS }).toBe(404);
  await press("resume").click();
  await expect(page.getByText(t("managing.row.resumed"))).toBeVisible();
  await expect.poll(state, { timeout: FRESH_MS }).toBe(200);
  await press("duplicate").click();
  await expect(page.getByText(t("managing.row.copied"))).toBeVisible();
  await expect(page.getByText(t("selling.listings.status.draft"), { exact: true })).toBeVisible();
});

test("holidays: listings say when the shop is back and cannot be ordered; then it is open again", async ({
  person,
  visitor,
  world,
}) => {
  const seller = await person("seller");
  const { page, t } = seller;
  const path = await openShop(seller, world, { mode: "quick" });
  const anybody = await visitor();
  await anybody.page.goto(`/fr${path}`);
  const buy = anybody.page.getByRole("link", { name: t("browse.listing.buy"), exact: true });
  await expect(buy).toHaveCount(1);

  await page.goto("/fr/sell/dashboard");
  const day = page.getByLabel(t("managing.away.day") as string);
  await page.getByRole("button", { name: t("managing.away.close") }).click();
  await expect(day).toHaveAttribute("aria-invalid", "true");
  const back = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await day.fill(back);
  await page.getByRole("button", { name: t("managing.away.close") }).click();
  await expect(page.getByText(t("managing.away.until"))).toBeVisible();
  await expectGood(page);
  await expect(async () => {
    await anybody.page.goto(`/fr${path}`);
    await expect(anybody.page.getByText(t("managing.away.listing"))).toBeVisible({ timeout: 1 });
  }).toPass({ timeout: FRESH_MS });
  await expect(buy).toHaveCount(0);
  await expectGood(anybody.page);

  const buyer = await person("buyer");
  await buyer.page.goto(`/fr${path.replace("/l/", "/buy/")}`);
  await expect(buyer.page.getByText(t("managing.away.listing"))).toBeVisible();
  await expect(buyer.page.getByRole("button", { name: t("orders.buy.button") })).toHaveCount(0);

  await page.getByRole("button", { name: t("managing.away.open") }).click();
  await expect(page.getByText(t("managing.away.opened"))).toBeVisible();
  await expect(async () => {
    await anybody.page.goto(`/fr${path}`);
    await expect(buy).toHaveCount(1, { timeout: 1 });
  }).toPass({ timeout: FRESH_MS });
});
