import { randomBytes } from "node:crypto";
import { isOfDhmad } from "./dhmad";
import { expect, test } from "./fixtures";
import { askToSell, confirm, deliver, order, pay, publish, writeDraft } from "./steps";

// Faults hold for a whole world at DHMAD: whatever sets one runs alone in it.
test.describe.configure({ mode: "serial" });
test.use({ kyc: "sandbox" });
test.setTimeout(180_000);

const unique = () => randomBytes(4).toString("hex");

test("verification comes at once and without a mail; the rest is the same", async ({ person, dhmad }) => {
  const title = `Théière ${unique()}`;
  const seller = await person("seller");
  const { page, t } = seller;
  await askToSell(seller, `salem-${unique()}`);
  await expect(page.getByText(t("selling.kyc.approved.title"))).toBeVisible();
  expect((await dhmad.mailsTo(seller.email)).filter(isOfDhmad)).toEqual([]);

  await writeDraft(seller, { title, price: "45" });
  const address = await publish(seller);
  const buyer = await person("buyer");
  await order(buyer, address);
  await pay(buyer, dhmad);
  await expect(buyer.page.getByRole("heading", { name: t("orders.next.paid.buyer.title") })).toBeVisible();

  await page.goto(buyer.page.url().replace(/\?.*/, ""));
  await deliver(seller, dhmad);
  await expect(
    buyer.page.getByRole("heading", { name: t("orders.next.delivered.buyer.title") }),
  ).toBeVisible();
  await confirm(buyer);
  await expect(
    buyer.page.getByRole("heading", { name: t("orders.next.completed.buyer.title") }),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: t("orders.next.completed.seller.title") })).toBeVisible();
});

test("before DHMAD has told us of a payment, the order says that it is being confirmed, then changes by itself", async ({
  person,
  dhmad,
}) => {
  const seller = await person("seller");
  await askToSell(seller, `amel-${unique()}`);
  await expect(seller.page.getByText(seller.t("selling.kyc.approved.title"))).toBeVisible();
  await writeDraft(seller, { title: `Plat ${unique()}`, price: "30" });
  const address = await publish(seller);
  const buyer = await person("buyer");
  await order(buyer, address);

  const { escrows } = await dhmad.state<{ escrows: { id: string; buyerEmail: string }[] }>();
  const escrow = escrows.find(({ buyerEmail }) => buyerEmail === buyer.email);
  await dhmad.control("POST", "faults", { webhook: { effect: "delay", delayMs: 6_000, count: 1 } });
  await dhmad.control("POST", "faults", {
    api: { method: "GET", path: `/escrows/${escrow?.id}`, effect: "status", status: 503, count: 4 },
  });
  await pay(buyer, dhmad);
  const { page, t } = buyer;
  await expect(page.getByRole("heading", { name: t("orders.confirming.pay.title") })).toBeVisible();
  await expect(page.getByRole("button", { name: t("orders.button.pay") })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: t("orders.next.paid.buyer.title") })).toBeVisible();
  await dhmad.control("DELETE", "faults");
});
