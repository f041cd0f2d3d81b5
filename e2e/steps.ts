import { expect, type Page } from "@playwright/test";
import { type Dhmad, linkIn } from "./dhmad";
import type { Person } from "./fixtures";
import { worlds } from "./setup/world";

/** The steps of the main job (issue: "The main job, step by step"), each as the person does it. */

/** Fills in who one is as a seller and asks DHMAD for the verification. */
export async function askToSell({ page, locale, email, t }: Person, handle: string): Promise<void> {
  await page.goto(`/${locale}/sell`);
  await page.getByRole("textbox", { name: t("selling.kyc.form.name") }).fill("Atelier Yasmine");
  await page.getByRole("textbox", { name: t("selling.kyc.form.handle") }).fill(handle);
  await expect(page.getByRole("textbox", { name: t("selling.kyc.form.dhmadEmail") })).toHaveValue(email);
  await page.getByRole("checkbox", { name: t("selling.kyc.consent.agree") }).check();
  await page.getByRole("button", { name: t("selling.kyc.form.submit") }).click();
}

/** Follows the mail from DHMAD to Didit in a tab of its own, and passes there. Ends on our thank-you page. */
export async function passDidit({ context, email, t }: Person, dhmad: Dhmad): Promise<Page> {
  let link = "";
  await expect
    .poll(async () => {
      const invite = (await dhmad.mailsTo(email)).find(({ text }) => text.includes("/didit/"));
      link = invite ? linkIn(invite, `${worlds().dhmadUrl}/didit/`) : "";
      return link;
    })
    .not.toBe("");
  const tab = await context.newPage();
  await tab.goto(link);
  await tab.getByRole("button", { name: "Réussir la vérification" }).click();
  await expect(tab.getByRole("heading", { level: 1, name: t("selling.kyc.done.title") })).toBeVisible();
  return tab;
}

export type Draft = { title: string; price: string };

/** Writes a whole draft. Ends on its editor. */
export async function writeDraft({ page, locale, t }: Person, { title, price }: Draft): Promise<void> {
  await page.goto(`/${locale}/sell/listings/new`);
  await page.getByRole("textbox", { name: t("selling.editor.titleLabel") }).fill(title);
  await page
    .getByRole("textbox", { name: t("selling.editor.description"), exact: true })
    .fill("Tissé à la main à Mahdia, en soie et coton. Neuf, deux mètres sur un mètre.");
  await page.getByRole("combobox", { name: t("selling.editor.category") }).selectOption({ index: 1 });
  await page.getByRole("textbox", { name: t("selling.editor.price") }).fill(price);
  await page.getByRole("textbox", { name: t("selling.editor.deliveryDays") }).fill("4");
  await page.getByRole("radio", { name: t("selling.editor.stock.always") }).check();
  await page.getByRole("button", { name: t("selling.editor.create") }).click();
  await expect(page).toHaveURL(/\/sell\/listings\/[0-9a-f-]{36}/);
}

/** Publishes the draft that is open. Returns the address of its public page. */
export async function publish({ page, t }: Person): Promise<string> {
  await page.getByRole("button", { name: t("selling.editor.publish") }).click();
  await expect(page.getByText(t("selling.editor.publishedNow"))).toBeVisible();
  const address = await page.getByRole("link", { name: t("selling.editor.view") }).getAttribute("href");
  if (!address) throw new Error("The published listing has no address");
  return address;
}

/** Orders what stands at `address`. Ends at DHMAD's checkout. */
export async function order({ page, t }: Person, address: string): Promise<void> {
  await page.goto(address);
  await page
    .getByRole("link", { name: t("browse.listing.buy"), exact: true })
    .first()
    .click();
  await page.getByRole("button", { name: t("orders.buy.button") }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
}

/** Pays at DHMAD's checkout, as somebody who comes there for the first time. Ends on the order. */
export async function pay({ page, email }: Person, dhmad: Dhmad): Promise<void> {
  await dhmad.logIn(page, email);
  await page.getByRole("button", { name: "Recharger le portefeuille" }).click();
  await page.getByRole("button", { name: "Confirmer et payer" }).click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
}

/** Presses *Mark as delivered*, which leads to the escrow at DHMAD, and says it there. Back on the order. */
export async function deliver({ page, email, t }: Person, dhmad: Dhmad): Promise<void> {
  const here = page.url();
  await page.getByRole("button", { name: t("orders.button.deliver") }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/**`);
  await dhmad.logIn(page, email);
  await page.getByRole("button", { name: "Marquer comme livré" }).click();
  await expect(page.getByText("Livré", { exact: true }).first()).toBeVisible();
  await page.goto(here);
}

/** Confirms at DHMAD, still logged in there. Ends on the order. */
export async function confirm({ page, t }: Person): Promise<void> {
  await page.getByRole("button", { name: t("orders.button.confirm") }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
  await page.getByRole("button", { name: "Confirmer la réception" }).click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
}
