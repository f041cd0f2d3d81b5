import { randomBytes, randomUUID } from "node:crypto";
import postgres from "postgres";
import { expect, test } from "./fixtures";
import { expectGood } from "./good";

const ORDERS = 25;

test("who has bought more than fits on a page finds the older orders on the next", async ({
  person,
  world,
}) => {
  const someone = await person("regular", "ar");
  const { page, email, t } = someone;
  const sql = postgres(world.databaseUrl, { max: 1 });
  const tag = randomBytes(3).toString("hex");
  const numbers = Array.from({ length: ORDERS }, (_, number) => number + 1);
  await sql`
    insert into orders (reference, buyer_id, seller_id, listing_id, mode, status, title, price_minor, delivery_days,
      buyer_email, seller_email, developer_fee_percentage, escrow_id, created_at)
    select ${`P-${tag}-`} || number, users.id, listing.seller_id, listing.id, 'quick', 'completed',
      'Achat ' || number || '.', 45000, 3, users.email, 'seller@souk.test', 3, ${randomUUID()} || number,
      now() - number * interval '1 day'
    from users, (select id, seller_id from listings order by published_at, slug limit 1) as listing,
      unnest(${numbers}::int[]) as number
    where users.email = ${email}`;
  await sql.end();

  const lines = page.getByRole("main").locator('a[href*="/ar/orders/"]');
  await page.goto("/ar/orders");
  await expect(lines).toHaveCount(20);
  await expect(lines.first()).toHaveText("Achat 1.");
  await expectGood(page);
  await page.getByRole("link", { name: t("browse.pagination.next") }).click();
  await expect(page).toHaveURL(/\/ar\/orders\?page=2$/);
  await expect(lines).toHaveCount(ORDERS - 20);
  await expect(lines.last()).toHaveText(`Achat ${ORDERS}.`);
  await expect(page.getByRole("link", { name: t("browse.pagination.next") })).toHaveCount(0);
  await page.getByRole("link", { name: t("browse.pagination.previous") }).click();
  await expect(page).toHaveURL(/\/ar\/orders$/);

  for (const address of ["/ar/orders?page=3", "/ar/sales?page=2", "/ar/orders?page=first"]) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(404);
  }
});
