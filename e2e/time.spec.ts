import { randomBytes } from "node:crypto";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import { expect, type Person, test } from "./fixtures";
import { worlds } from "./setup/world";
import { openNewest, openShop, orderAt } from "./shop";
import { askToSell, deliver, order, pay, publish, writeDraft } from "./steps";

test.use({ kyc: "sandbox", clock: "movable" });
test.setTimeout(180_000);

const unique = () => randomBytes(4).toString("hex");

/** A listing of this person's, who has just become a verified seller. Returns its address. */
async function sell(seller: Person): Promise<string> {
  await askToSell(seller, `atelier-${unique()}`);
  await expect(seller.page.getByText(seller.t("selling.kyc.approved.title"))).toBeVisible();
  await writeDraft(seller, { title: `Miroir ${unique()}`, price: "60" });
  return publish(seller);
}

test("what is delivered and not confirmed is completed by DHMAD after seven days, and both sides see it", async ({
  person,
  dhmad,
  passTime,
}) => {
  const seller = await person("seller");
  const buyer = await person("buyer", "ar");
  await order(buyer, (await sell(seller)).replace("/fr/", "/ar/"));
  await pay(buyer, dhmad);
  await seller.page.goto(buyer.page.url().replace("/ar/", "/fr/"));
  await deliver(seller, dhmad);
  const says = ({ page, t }: Person, side: string, status: string) =>
    expect(page.getByRole("heading", { name: t(`orders.next.${status}.${side}.title`) })).toBeVisible();
  await says(buyer, "buyer", "delivered");

  await passTime(6 * DAY_MS);
  await buyer.page.reload();
  await says(buyer, "buyer", "delivered");

  await passTime(DAY_MS);
  await says(buyer, "buyer", "completed");
  await says(seller, "seller", "completed");
  const { escrows } = await dhmad.state<{ escrows: { buyerEmail: string; status: string }[] }>();
  expect(escrows.filter(({ buyerEmail }) => buyerEmail === buyer.email).map(({ status }) => status)).toEqual([
    "completed",
  ]);
});

test("an escrow that nobody paid expires after thirty days, and the order is cancelled for both", async ({
  person,
  passTime,
}) => {
  const seller = await person("seller");
  const buyer = await person("buyer");
  await order(buyer, await sell(seller));
  await buyer.page.goto("/fr/orders");
  await buyer.page.getByRole("main").locator('a[href*="/fr/orders/"]').first().click();
  const cancelled = ({ page, t }: Person, side: string) =>
    expect(page.getByRole("heading", { name: t(`orders.next.cancelled.${side}.title`) })).toBeVisible();
  await expect(buyer.page.getByRole("button", { name: buyer.t("orders.button.pay") })).toBeVisible();

  await passTime(30 * DAY_MS);
  await cancelled(buyer, "buyer");
  await expect(buyer.page.getByRole("button", { name: buyer.t("orders.button.pay") })).toHaveCount(0);
  await seller.page.goto(buyer.page.url());
  await cancelled(seller, "seller");
});

test("a checkout that ran out is said to have, and leads to a new one", async ({
  person,
  world,
  passTime,
}) => {
  const [seller, buyer] = [await person("seller"), await person("buyer")];
  const { page, t } = buyer;
  await orderAt(buyer, await openShop(seller, world, { mode: "quick" }));
  const first = page.url();
  await passTime(31 * MINUTE_MS);
  await openNewest(buyer, "orders");
  await expect(page.getByText(t("orders.checkout.expired.title"))).toBeVisible();
  await page.getByRole("button", { name: t("orders.again.pay") }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
  expect(page.url()).not.toBe(first);
});
