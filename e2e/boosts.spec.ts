import type { Locator } from "@playwright/test";
import postgres from "postgres";
import type { Dhmad } from "./dhmad";
import { expect, expectAccessible, type Person, test } from "./fixtures";
import { type World, worlds } from "./setup/world";
import { escrowOf, finishAtDhmad, openShop, says } from "./shop";

test.use({ kyc: "sandbox" });
test.setTimeout(180_000);

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

type Shop = { slug: string; newer: string; category: string };

/** A verified seller with two listings in one category, of which the second is the newer. */
async function openTwo(seller: Person, world: World): Promise<Shop> {
  const slug = (await openShop(seller, world, { mode: "quick" })).replace("/l/", "");
  const newer = `${slug}-plus-recente`;
  const sql = postgres(world.databaseUrl, { max: 1 });
  const [last] = await sql<{ slug: string }[]>`select slug from categories order by position desc limit 1`;
  const category = last?.slug ?? "";
  await sql`update listings set category_slug = ${category} where slug = ${slug}`;
  await sql`
    insert into listings (seller_id, slug, status, category_slug, title, description, price_minor, delivery_days, published_at)
    select seller_id, ${newer}, 'published', category_slug, title || ' bis', description, price_minor, 4, now()
    from listings where slug = ${slug}`;
  await sql.end();
  return { slug, newer, category };
}

/** From the list of one's listings to the page on which the boost is bought. */
async function openBoost({ page, locale, t }: Person, { slug }: Shop, world: World): Promise<void> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  const [listing] = await sql<{ id: string }[]>`select id from listings where slug = ${slug}`;
  await sql.end();
  await page.goto(`/${locale}/sell/listings`);
  await page
    .getByRole("listitem")
    .filter({ has: page.locator(`a[href$="/sell/listings/${listing?.id}"]`) })
    .getByRole("link", { name: t("boosts.link.start") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: t("boosts.page.title") })).toBeVisible();
}

const duration = ({ page }: Person, days: number): Locator =>
  page.locator(`input[name=days][value="${days}"]`);

async function toDhmad({ page, t }: Person): Promise<void> {
  await page.getByRole("button", { name: t("boosts.page.button") }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
}

/** Pays without an account: a method, a name, a proof. */
async function payAsGuest(someone: Person): Promise<void> {
  const { page } = someone;
  await page.getByRole("radio", { name: /D17/ }).check();
  await page.getByRole("textbox", { name: "Nom du payeur" }).fill("Salma Ben Youssef");
  await page
    .getByLabel("Preuve de paiement")
    .setInputFiles({ name: "recu.png", mimeType: "image/png", buffer: PNG });
  await finishAtDhmad(someone, "J'ai payé, envoyer");
}

/** The boosted listing stands before the newer one, marked; the newer one is not. */
async function expectFirst({ page, locale, t }: Person, { slug, newer, category }: Shop): Promise<void> {
  const card = (path: string) =>
    page.getByRole("listitem").filter({ has: page.locator(`a[href="/${locale}/l/${path}"]`) });
  await expect
    .poll(
      async () => {
        await page.goto(`/${locale}/c/${category}`);
        const links = await page
          .locator('main a[href*="/l/"]')
          .evaluateAll((all) => all.map((link) => link.getAttribute("href")?.split("/").at(-1)));
        return links.indexOf(slug) >= 0 && links.indexOf(slug) < links.indexOf(newer);
      },
      { message: `${slug} before ${newer}` },
    )
    .toBe(true);
  await expect(card(slug).getByText(t("browse.sponsored"))).toBeVisible();
  await expect(card(newer).getByText(t("browse.sponsored"))).toHaveCount(0);
  await expectAccessible(page);
}

const decide = async (seller: Person, dhmad: Dhmad, action: string, reason?: string) =>
  dhmad.act("admin@dhmad.tn", action, { escrowId: await escrowOf(seller, dhmad), reason });

test("a seller boosts a listing from the wallet: first in its category, marked, until when", async ({
  person,
  dhmad,
  world,
}) => {
  const seller = await person("seller");
  const { page, t } = seller;
  const shop = await openTwo(seller, world);
  await openBoost(seller, shop, world);
  await expectAccessible(page);

  await test.step("without a duration the error stands there", async () => {
    await page.getByRole("button", { name: t("boosts.page.button") }).click();
    const group = page.getByRole("group", { name: t("boosts.page.duration") });
    await expect(group).toHaveAccessibleDescription(t("errors.boostDaysMissing"));
    await expectAccessible(page);
  });

  await test.step("chosen and left: what waits to be paid is shown, and its order leads on", async () => {
    const here = page.url();
    await duration(seller, 7).check();
    await toDhmad(seller);
    await page.goto(here);
    await expect(page.getByText(t("boosts.unpaid.title"))).toBeVisible();
    await expect(duration(seller, 7)).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("link", { name: t("boosts.unpaid.link") }).click();
    await says(seller, t("orders.next.awaiting_payment_instant.buyer.title"));
    await expectAccessible(page);
  });

  await test.step("paid from the wallet: the order says until when, and nothing of a delivery", async () => {
    await page.getByRole("button", { name: t("orders.button.pay") }).click();
    await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
    await dhmad.logIn(page, seller.email);
    await page.getByRole("button", { name: "Recharger le portefeuille" }).click();
    await finishAtDhmad(seller, "Confirmer et payer");
    await says(seller, t("orders.next.completed_instant.buyer.title"));
    await expect(page.getByText(t("boosts.state.running"))).toBeVisible();
    await expect(page.getByText(t("orders.timeline.completed_instant"), { exact: true })).toBeVisible();
    await expect(page.getByText(t("orders.summary.delivery"))).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("its page says how long it runs, and prolongs it", async () => {
    await page.getByRole("link", { name: t("boosts.state.link") }).click();
    await expect(page.getByText(t("boosts.state.running"))).toBeVisible();
    await expect(page.getByRole("group", { name: t("boosts.page.prolong") })).toBeVisible();
    await expectAccessible(page);
    await page.goto("/fr/notifications");
    await expect(page.getByText(t("notifications.types.boost_active.title")).first()).toBeVisible();
  });

  await expectFirst(seller, shop);
});

test("in Arabic, without an account: the proof is refused with its reason, paid again, approved", async ({
  person,
  dhmad,
  world,
}) => {
  const seller = await person("seller", "ar");
  const { page, t } = seller;
  const shop = await openTwo(seller, world);
  await openBoost(seller, shop, world);
  await expectAccessible(page);
  await duration(seller, 30).check();
  await toDhmad(seller);

  await test.step("while DHMAD looks at the proof nobody is asked to pay again", async () => {
    await payAsGuest(seller);
    await says(seller, t("orders.confirming.pay_instant.title"));
    await expect(page.getByRole("button", { name: t("orders.button.pay") })).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("refused: the open page tells why, and the way on", async () => {
    await decide(seller, dhmad, "adminRejectDeposit", "المبلغ غير واضح");
    const notice = page.getByRole("status").filter({ hasText: t("orders.notice.deposit.title") });
    await expect(notice).toContainText("المبلغ غير واضح");
    await says(seller, t("orders.next.awaiting_payment_instant.buyer.title"));
    await expectAccessible(page);
    await page.getByRole("button", { name: t("orders.button.pay") }).click();
    await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
    await payAsGuest(seller);
    await says(seller, t("orders.confirming.pay_instant.title"));
  });

  await test.step("approved: the open page changes by itself", async () => {
    await decide(seller, dhmad, "adminApproveDeposit");
    await says(seller, t("orders.next.completed_instant.buyer.title"));
    await expect(page.getByText(t("boosts.state.running"))).toBeVisible();
    await expectAccessible(page);
  });

  await expectFirst(seller, shop);
});

test("without JavaScript: the error stands at the field, the choice leads to DHMAD, and it can be cancelled", async ({
  person,
  world,
}) => {
  const seller = await person("seller", "fr", { javaScriptEnabled: false });
  const { page, t } = seller;
  const shop = await openTwo(seller, world);
  await openBoost(seller, shop, world);
  await page.getByRole("button", { name: t("boosts.page.button") }).click();
  await expect(page.getByText(t("errors.boostDaysMissing"))).toBeVisible();
  await duration(seller, 30).check();
  await toDhmad(seller);
  await page.goto("/fr/orders");
  await page.getByRole("main").locator('a[href*="/fr/orders/"]').first().click();
  await page.getByText(t("orders.ways.title"), { exact: true }).click();
  await page.getByRole("button", { name: t("orders.button.cancel") }).click();
  await says(seller, t("orders.next.cancelled_instant.buyer.title"));
});
