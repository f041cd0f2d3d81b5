import { expect, test } from "./fixtures";
import { expectGood } from "./good";
import { finishAtDhmad, openWays, paidSale, says, toCheckout } from "./shop";

test.use({ kyc: "sandbox" });

test("the buyer asks for a cancellation: refused, asked again, accepted, refunded", async ({
  person,
  dhmad,
  world,
}) => {
  test.slow();
  const { seller, buyer } = await paidSale(person, dhmad, world);
  const { t } = buyer;
  const ask = async (reason: string) => {
    await openWays(buyer);
    await toCheckout(buyer, t("orders.button.request_cancellation"), dhmad, { log: false });
    await buyer.page.getByRole("textbox", { name: "Motif" }).fill(reason);
    await finishAtDhmad(buyer, "Demander l'annulation");
    await says(buyer, t("orders.next.cancellation_requested.buyer.title"));
  };
  await ask("Je n’en ai plus besoin");
  await says(seller, t("orders.next.cancellation_requested.seller.title"));
  await expect(seller.page.getByText("Je n’en ai plus besoin").first()).toBeVisible();
  await expectGood(seller.page);

  await openWays(seller);
  await toCheckout(seller, t("orders.button.reject_cancellation"), dhmad, { log: true });
  await finishAtDhmad(seller, "Refuser l'annulation");
  await says(seller, t("orders.next.paid.seller.title"));
  await says(buyer, t("orders.next.paid.buyer.title"));

  await ask("Vraiment");
  await says(seller, t("orders.next.cancellation_requested.seller.title"));
  await toCheckout(seller, t("orders.button.accept_cancellation"), dhmad, { log: false });
  await finishAtDhmad(seller, "Accepter et rembourser");
  for (const side of ["buyer", "seller"] as const)
    await says(side === "buyer" ? buyer : seller, t(`orders.next.cancelled.${side}.title`));
});

test("the seller cancels outright, in Arabic: the only one comes back on sale", async ({
  person,
  dhmad,
  world,
}) => {
  const { seller, buyer, path } = await paidSale(person, dhmad, world, "ar", { mode: "quick", stock: 1 });
  const { t } = buyer;
  const visitor = await person("visitor", "ar");
  const buy = visitor.page.getByRole("link", { name: t("browse.listing.buy"), exact: true }).first();
  await expect(async () => {
    await visitor.page.goto(`/ar${path}`);
    await expect(buy).toBeHidden({ timeout: 500 });
  }).toPass();
  await openWays(seller);
  await toCheckout(seller, t("orders.button.cancel_escrow"), dhmad, { log: true });
  await finishAtDhmad(seller, "Annuler et rembourser");
  await says(seller, t("orders.next.cancelled.seller.title"));
  await says(buyer, t("orders.next.cancelled.buyer.title"));
  await expect(async () => {
    await visitor.page.goto(`/ar${path}`);
    await expect(buy).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("a dispute: both see its number, and DHMAD's decision ends the order", async ({
  person,
  dhmad,
  world,
}) => {
  const { seller, buyer, escrowId } = await paidSale(person, dhmad, world);
  const { t } = buyer;
  await openWays(buyer);
  await toCheckout(buyer, t("orders.button.dispute"), dhmad, { log: false });
  await buyer.page.getByRole("textbox", { name: "Sujet" }).fill("Rien reçu");
  await buyer.page
    .getByRole("textbox", { name: "Expliquez ce qui s'est passé" })
    .fill("Le vendeur ne répond pas.");
  await finishAtDhmad(buyer, "Ouvrir le litige");
  await says(buyer, t("orders.next.disputed.buyer.title"));
  await says(seller, t("orders.next.disputed.seller.title"));
  for (const { page } of [buyer, seller]) await expect(page.getByText(/TKT-\d{4}-\d{5}/)).toBeVisible();
  await expectGood(buyer.page);
  await dhmad.act(buyer.email, "adminSettleDispute", { escrowId, outcome: "refund" });
  await says(buyer, t("orders.next.cancelled.buyer.title"));
  await says(seller, t("orders.next.cancelled.seller.title"));
});

test("a rejected delivery says why to the seller, who delivers again", async ({ person, dhmad, world }) => {
  test.slow();
  const { seller, buyer, escrowId } = await paidSale(person, dhmad, world);
  const { t } = buyer;
  await dhmad.act(seller.email, "deliver", { escrowId });
  await says(buyer, t("orders.next.delivered.buyer.title"));
  await openWays(buyer);
  await buyer.page.getByRole("button", { name: t("orders.button.reject_delivery") }).click();
  await buyer.page.getByRole("textbox", { name: "Motif" }).fill("Ce n’est pas la bonne couleur");
  await buyer.page.getByRole("button", { name: "Refuser la livraison" }).click();
  await says(seller, t("orders.next.paid.seller.title"));
  await expect(seller.page.getByText("Ce n’est pas la bonne couleur").first()).toBeVisible();
  await expectGood(seller.page);
  await dhmad.act(seller.email, "deliver", { escrowId });
  await says(seller, t("orders.next.delivered.seller.title"));
});

test("whoever never comes back from DHMAD can begin again", async ({ person, dhmad, world }) => {
  const { buyer } = await paidSale(person, dhmad, world);
  const { page, t } = buyer;
  const order = page.url();
  await openWays(buyer);
  await toCheckout(buyer, t("orders.button.request_cancellation"), dhmad, { log: false });
  // The tab is closed, as it were.
  await page.goto(order);
  await says(buyer, t("orders.next.paid.buyer.title"));
  await openWays(buyer);
  await toCheckout(buyer, t("orders.button.request_cancellation"), dhmad, { log: false });
  await finishAtDhmad(buyer, "Demander l'annulation");
  await says(buyer, t("orders.next.cancellation_requested.buyer.title"));
});
