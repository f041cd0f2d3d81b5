import { demoListing } from "./demo-data";
import { expect, test } from "./fixtures";
import { worlds } from "./setup/world";
import { order, pay } from "./steps";

type Escrows = { escrows: { buyerEmail: string; status: string }[] };

test("two tabs and impatient clicks make one order with one payable escrow", async ({
  person,
  dhmad,
  world,
}) => {
  const buyer = await person("buyer");
  const { page, context, t } = buyer;
  const buyAddress = (await demoListing(world, "fr", 1)).replace("/l/", "/buy/");
  const tabs = [page, await context.newPage(), await context.newPage()];
  for (const tab of tabs) await tab.goto(buyAddress);
  await Promise.all(
    tabs.map((tab) =>
      tab.getByRole("button", { name: t("orders.buy.button") }).dblclick({ noWaitAfter: true }),
    ),
  );
  for (const tab of tabs) await expect(tab).toHaveURL(/\/checkout\/|\/orders\/[0-9a-f-]{36}/);

  const { escrows } = await dhmad.state<Escrows>();
  expect(escrows.filter(({ buyerEmail }) => buyerEmail === buyer.email).map(({ status }) => status)).toEqual([
    "pending",
  ]);
  await page.goto("/fr/orders");
  await expect(page.getByRole("main").locator('a[href*="/fr/orders/"]')).toHaveCount(1);
});

test("who leaves DHMAD before the end is told so, and can take it up again", async ({
  person,
  dhmad,
  world,
}) => {
  const buyer = await person("buyer");
  const { page, t } = buyer;
  await order(buyer, await demoListing(world, "fr", 2));
  const first = page.url();
  await page.getByRole("button", { name: "Annuler et retourner" }).click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  await expect(page.getByText(t("orders.checkout.cancelled.title"))).toBeVisible();
  await page.getByRole("button", { name: t("orders.again.pay") }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
  expect(page.url()).not.toBe(first);
  await pay(buyer, dhmad);
  await expect(page.getByRole("heading", { name: t("orders.next.paid.buyer.title") })).toBeVisible();
});

test("a visitor who presses Buy signs in and comes back to the same listing", async ({
  visitor,
  dhmad,
  world,
}) => {
  const someone = await visitor();
  const { page, email, t } = someone;
  const address = await demoListing(world, "fr", 3);
  await page.goto(address);
  const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page
    .getByRole("link", { name: t("browse.listing.buy"), exact: true })
    .first()
    .click();
  await page.getByRole("textbox", { name: t("auth.signIn.email") }).fill(email);
  const mail = await dhmad.mailAfter(email, () =>
    page.getByRole("button", { name: t("auth.signIn.submit") }).click(),
  );
  await page.goto(mail.text.match(/https?:\/\/\S+/)?.[0] ?? world.appUrl);
  await page.getByRole("button", { name: t("auth.confirm.submit") }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByRole("button", { name: t("orders.buy.button") })).toBeVisible();
});

test("a buyer who thinks again cancels before paying, and both DHMAD and the order say so", async ({
  person,
  dhmad,
  world,
}) => {
  const buyer = await person("buyer", "ar");
  const { page, t } = buyer;
  await order(buyer, await demoListing(world, "ar", 4));
  await page.goto("/ar/orders");
  await page.getByRole("main").locator('a[href*="/ar/orders/"]').first().click();
  await page.getByText(t("orders.ways.title"), { exact: true }).click();
  await page.getByRole("button", { name: t("orders.button.cancel") }).click();
  await expect(page.getByRole("heading", { name: t("orders.next.cancelled.buyer.title") })).toBeVisible();
  await expect(page.getByText(t("orders.actor.you")).last()).toBeVisible();
  const { escrows } = await dhmad.state<Escrows>();
  expect(escrows.filter(({ buyerEmail }) => buyerEmail === buyer.email).map(({ status }) => status)).toEqual([
    "cancelled",
  ]);
});
