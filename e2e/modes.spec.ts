import { expect, test } from "./fixtures";
import { expectGood } from "./good";
import { CONTRACT, finishAtDhmad, openNewest, openShop, orderAt, paidSale, says, toCheckout } from "./shop";
import { deliver } from "./steps";

test.use({ kyc: "sandbox" });

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const picture = { name: "recu.png", mimeType: "image/png", buffer: PNG };

test("a service, in Arabic: both sign, then it is paid, delivered and confirmed", async ({
  person,
  dhmad,
  world,
}) => {
  test.slow();
  const [seller, buyer] = [await person("seller", "ar"), await person("buyer", "ar")];
  const path = await openShop(seller, world, { mode: "standard" });

  await buyer.page.goto(`/ar${path.replace("/l/", "/buy/")}`);
  await expect(buyer.page.getByText(CONTRACT)).toBeVisible();
  await expectGood(buyer.page);
  await orderAt(buyer, path, true);
  await dhmad.logIn(buyer.page, buyer.email);
  await expect(buyer.page.getByText(CONTRACT)).toBeVisible();
  await buyer.page.getByRole("textbox", { name: "Votre nom complet, en guise de signature" }).fill("أمين");
  await finishAtDhmad(buyer, "Signer le contrat");
  await says(buyer, buyer.t("orders.next.signing_seller.buyer.title"));
  await expectGood(buyer.page);

  await openNewest(seller, "sales");
  await says(seller, seller.t("orders.next.signing_seller.seller.title"));
  await toCheckout(seller, seller.t("orders.button.sign"), dhmad, { log: true });
  await seller.page.getByRole("textbox", { name: "Votre nom complet, en guise de signature" }).fill("ليلى");
  await finishAtDhmad(seller, "Signer le contrat");
  await says(seller, seller.t("orders.next.awaiting_payment.seller.title"));

  // The buyer’s page changes by itself.
  await says(buyer, buyer.t("orders.next.awaiting_payment.buyer.title"));
  await toCheckout(buyer, buyer.t("orders.button.pay"), dhmad, { log: false });
  await buyer.page.getByRole("button", { name: "Recharger le portefeuille" }).click();
  await finishAtDhmad(buyer, "Confirmer et payer");
  await says(buyer, buyer.t("orders.next.paid_standard.buyer.title"));

  await says(seller, seller.t("orders.next.paid_standard.seller.title"));
  await seller.page.getByRole("button", { name: seller.t("orders.button.deliver") }).click();
  await seller.page.getByRole("button", { name: "Marquer comme livré" }).click();
  await says(buyer, buyer.t("orders.next.delivered_standard.buyer.title"));
  await toCheckout(buyer, buyer.t("orders.button.confirm"), dhmad, { log: false });
  await finishAtDhmad(buyer, "Confirmer la réception");
  await says(buyer, buyer.t("orders.next.completed.buyer.title"));
  await expectGood(buyer.page);
});

test("a purchase against proof: sent, corrected, accepted, delivered, confirmed", async ({
  person,
  dhmad,
  world,
}) => {
  test.slow();
  const { seller, buyer } = await paidSale(person, dhmad, world, "fr", { mode: "quick_proof" });
  const { t } = buyer;
  await says(buyer, t("orders.next.proof_due.buyer.title"));
  await says(seller, t("orders.next.proof_due.seller.title"));

  await toCheckout(seller, t("orders.button.submit_proof"), dhmad, { log: true });
  await seller.page.getByLabel("Fichiers").setInputFiles(picture);
  await finishAtDhmad(seller, "Envoyer la preuve");
  await says(seller, t("orders.next.proof_review.seller.title"));

  await says(buyer, t("orders.next.proof_review.buyer.title"));
  await expectGood(buyer.page);
  const order = buyer.page.url();
  await buyer.page.getByRole("link", { name: t("orders.summary.proofLink") }).click();
  const shown = buyer.page.getByRole("img", { name: t("orders.proof.picture") });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectGood(buyer.page);
  const stranger = await person("stranger");
  expect((await stranger.page.goto(buyer.page.url()))?.status()).toBe(404);
  const file = await stranger.context.request.get(`${buyer.page.url()}/0/0`, { maxRedirects: 0 });
  expect(file.status()).toBe(404);
  const fresh = await buyer.context.request.get(`${buyer.page.url()}/0/0`);
  expect(fresh.headers()["content-type"]).toBe("image/png");
  await buyer.page.goto(order);

  await toCheckout(buyer, t("orders.button.review_proof"), dhmad, { log: false });
  await buyer.page.getByRole("textbox", { name: "Ce qui manque" }).fill("La date est illisible");
  await finishAtDhmad(buyer, "Demander des corrections");
  await says(seller, t("orders.next.proof_correction.seller.title"));

  await toCheckout(seller, t("orders.button.submit_proof"), dhmad, { log: false });
  await seller.page.getByLabel("Fichiers").setInputFiles(picture);
  await finishAtDhmad(seller, "Envoyer la preuve");
  await says(buyer, t("orders.next.proof_review.buyer.title"));
  await toCheckout(buyer, t("orders.button.review_proof"), dhmad, { log: false });
  await finishAtDhmad(buyer, "Accepter la preuve");
  await says(seller, t("orders.next.paid.seller.title"));

  await seller.page.getByRole("button", { name: t("orders.button.deliver") }).click();
  await seller.page.getByRole("button", { name: "Marquer comme livré" }).click();
  await says(buyer, t("orders.next.delivered.buyer.title"));
  await toCheckout(buyer, t("orders.button.confirm"), dhmad, { log: false });
  await finishAtDhmad(buyer, "Confirmer la réception");
  await says(buyer, t("orders.next.completed.buyer.title"));
});

test("a sale in euros names what DHMAD keeps and pays out in dinars", async ({ person, dhmad, world }) => {
  const { seller, buyer } = await paidSale(person, dhmad, world, "fr", {
    mode: "quick",
    currency: "EUR",
    priceMinor: 4_500,
  });
  const { t } = buyer;
  for (const { page } of [buyer, seller]) {
    await expect(page.getByText(/45,00\s€/).first()).toBeVisible();
    await expect(page.getByText(t("orders.summary.amountTnd"))).toBeVisible();
  }
  await expect(seller.page.getByText(t("orders.summary.payout"))).toBeVisible();
  await deliver(seller, dhmad);
  await says(buyer, t("orders.next.delivered.buyer.title"));
});
