import { expect, type Person, test } from "./fixtures";
import { worlds } from "./setup/world";
import { order, pay } from "./steps";

type Escrows = { escrows: { buyerEmail: string; status: string }[] };

/** A listing of the demo data, each time another one. */
async function someListing({ page, locale }: Person, index: number): Promise<string> {
  await page.goto(`/${locale}`);
  const links = page.getByRole("main").locator(`a[href^="/${locale}/l/"]`);
  const addresses = await links.evaluateAll((all) => [
    ...new Set(all.map((link) => link.getAttribute("href"))),
  ]);
  const address = addresses[index];
  if (!address) throw new Error(`The home page shows no listing number ${index}`);
  return address;
}

test("two tabs and impatient clicks make one order with one payable escrow", async ({ person, dhmad }) => {
  const buyer = await person("buyer");
  const { page, context, t } = buyer;
  const buyAddress = (await someListing(buyer, 0)).replace("/l/", "/buy/");
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

test("who leaves DHMAD before the end is told so, and can take it up again", async ({ person, dhmad }) => {
  const buyer = await person("buyer");
  const { page, t } = buyer;
  await order(buyer, await someListing(buyer, 1));
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
  const address = await someListing(someone, 2);
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
