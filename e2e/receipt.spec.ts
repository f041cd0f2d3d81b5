import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { expect, test } from "./fixtures";
import { expectGood } from "./good";

test.setTimeout(120_000);

test("what waits for me stands first, its state is explained, and what I paid for has a receipt that strangers do not", async ({
  person,
  world,
}) => {
  const { page, email, t } = await person("buyer", "ar");
  const sql = postgres(world.databaseUrl, { max: 1 });
  const place = async (status: "completed" | "delivered", title: string, daysAgo: number) => {
    const [order] = await sql<{ id: string }[]>`
      insert into orders (reference, buyer_id, seller_id, listing_id, mode, status, title, price_minor, delivery_days,
        buyer_email, seller_email, buyer_locale, developer_fee_percentage, escrow_id, amount_tnd_millimes, paid_at,
        delivered_at, completed_at, completion_deadline, last_read_at, created_at)
      select ${randomUUID()}, users.id, listing.seller_id, listing.id, 'quick', ${status}, ${title}, 45000, 3, users.email,
        'seller@souk.test', 'ar', 3, ${randomUUID()}, 45000, now(), now(),
        ${status === "completed" ? sql`now()` : null}, now() + interval '5 days', now(),
        now() - ${daysAgo} * interval '1 day'
      from users, (select id, seller_id from listings order by published_at, slug limit 1) as listing
      where users.email = ${email}
      returning id`;
    if (!order) throw new Error("no order");
    return order.id;
  };
  const done = await place("completed", "Achat terminé", 1);
  await place("delivered", "Achat livré", 9);
  await sql.end();

  await page.goto("/ar/orders");
  const lines = page.getByRole("main").locator('a[href*="/ar/orders/"]');
  await expect(lines).toHaveText(["Achat livré", "Achat terminé"]);
  await expect(page.getByText(t("orders.orders.yourTurn"))).toHaveCount(1);
  await expectGood(page);

  await lines.first().click();
  await page.getByText(t("orders.means.title")).click();
  await expect(page.getByText(t("orders.means.delivered"))).toBeVisible();
  await expectGood(page);

  await page.goto(`/ar/orders/${done}`);
  const link = page.getByRole("link", { name: t("receipt.link") });
  const address = await link.getAttribute("href");
  const answer = await page.request.get(address ?? "");
  expect(answer.headers()).toMatchObject({
    "content-type": "application/pdf",
    "cache-control": "private, no-store",
  });
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");

  const stranger = await person("stranger");
  expect((await stranger.page.request.get(address ?? "")).status()).toBe(404);
  await stranger.context.clearCookies();
  const turned = await stranger.page.request.get(address ?? "", { maxRedirects: 0 });
  expect(turned.status()).toBe(303);
  expect(turned.headers().location).toContain("/ar/sign-in?next=");
});
