import { randomBytes } from "node:crypto";
import { expect, type Locator } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import type { Dhmad } from "./dhmad";
import type { Person } from "./fixtures";
import { askToSell, confirm, order, pay, publish, writeDraft } from "./steps";

const unique = () => randomBytes(4).toString("hex");

/** A completed order with both its people, each on its page. Paths are without language. */
export type Completed = { seller: Person; buyer: Person; title: string; listing: string; shop: string };

type NewPerson = (name: string, locale?: Locale, options?: object) => Promise<Person>;

/** For the stack whose DHMAD verifies at once: somebody sells, somebody buys, DHMAD says that it is done. */
export async function completeAnOrder(
  person: NewPerson,
  dhmad: Dhmad,
  { locale = "fr", buyerName }: { locale?: Locale; buyerName?: string } = {},
): Promise<Completed> {
  const [seller, buyer] = [await person("seller", locale), await person("buyer", locale)];
  const handle = `atelier-${unique()}`;
  const title = `Tapis ${unique()}`;
  await askToSell(seller, handle);
  await expect(seller.page.getByText(seller.t("selling.kyc.approved.title"))).toBeVisible();
  await writeDraft(seller, { title, price: "60" });
  const address = await publish(seller);

  if (buyerName) await rename(buyer, buyerName);
  await order(buyer, address);
  await pay(buyer, dhmad);
  const { escrows } = await dhmad.state<{ escrows: { id: string; buyerEmail: string }[] }>();
  const escrow = escrows.find(({ buyerEmail }) => buyerEmail === buyer.email);
  await dhmad.act(seller.email, "deliver", { escrowId: escrow?.id });
  await confirm(buyer);
  await expect(form(buyer)).toBeVisible();
  await seller.page.goto(buyer.page.url().replace(/[?#].*/, ""));
  await expect(form(seller)).toBeVisible();
  const path = address.replace(`/${locale}/`, "/");
  return { seller, buyer, title, listing: path, shop: `/s/${handle}` };
}

async function rename({ page, locale, t }: Person, name: string): Promise<void> {
  await page.goto(`/${locale}/profile`);
  await page.getByRole("textbox", { name: t("auth.profile.name") }).fill(name);
  await page.getByRole("button", { name: t("auth.profile.save") }).click();
  await expect(page.getByText(t("auth.profile.saved"))).toBeVisible();
}

/** The form of a review, on the page of an order: a form has no role without a name. */
export const form = ({ page, t }: Person): Locator =>
  page.locator("form").filter({ has: page.getByRole("radiogroup", { name: t("reviews.order.rating") }) });

export const star = (someone: Person, rating: number): Locator =>
  form(someone)
    .getByRole("radio")
    .nth(rating - 1);

export const comment = (someone: Person): Locator =>
  form(someone).getByRole("textbox", { name: someone.t("reviews.order.text") });

/** Chooses the star by its label, as a pointer does, writes and sends. */
export async function review(someone: Person, rating: number, text: string): Promise<void> {
  await star(someone, rating).check();
  await comment(someone).fill(text);
  await form(someone).getByRole("button").click();
}
