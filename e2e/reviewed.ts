import { expect, type Locator } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import type { Dhmad } from "./dhmad";
import type { Person } from "./fixtures";
import { type World, worlds } from "./setup/world";
import { escrowOf, openShop, orderAt } from "./shop";

/** A completed order with both its people, each on its page. The listing's path is without language. */
export type Completed = { seller: Person; buyer: Person; listing: string };

type Stack = {
  person: (name: string, locale?: Locale) => Promise<Person>;
  dhmad: Dhmad;
  world: World;
};

/** On the stack whose DHMAD verifies at once: somebody sells, somebody buys, and all that is left is to review. */
export async function completeAnOrder(
  { person, dhmad, world }: Stack,
  { locale = "fr", buyerName }: { locale?: Locale; buyerName?: string } = {},
): Promise<Completed> {
  const [seller, buyer] = [await person("seller", locale), await person("buyer", locale)];
  const listing = await openShop(seller, world, { mode: "quick" });
  if (buyerName) await rename(buyer, buyerName);
  await orderAt(buyer, listing);
  await finishSession(buyer, dhmad, { topUp: true });
  await dhmad.act(seller.email, "deliver", { escrowId: await escrowOf(buyer, dhmad) });
  await buyer.page.getByRole("button", { name: buyer.t("orders.button.confirm") }).click();
  await buyer.page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
  await finishSession(buyer, dhmad);
  await expect(form(buyer)).toBeVisible();
  await seller.page.goto(buyer.page.url().replace(/[?#].*/, ""));
  await expect(form(seller)).toBeVisible();
  return { seller, buyer, listing };
}

/** Does what DHMAD's open checkout asks for, and comes back from it. */
async function finishSession({ page, email }: Person, dhmad: Dhmad, input: object = {}): Promise<void> {
  const sessionId = new URL(page.url()).pathname.split("/").at(-1);
  const { redirectTo } = await dhmad.act(email, "finishSession", { sessionId, ...input });
  await page.goto(String(redirectTo));
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
