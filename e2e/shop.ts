import { randomBytes } from "node:crypto";
import { expect } from "@playwright/test";
import postgres from "postgres";
import type { Locale } from "@/lib/i18n/locales";
import type { Dhmad } from "./dhmad";
import type { Person } from "./fixtures";
import { type World, worlds } from "./setup/world";
import { askToSell } from "./steps";

export const CONTRACT = "Le prestataire réalise un logo. Deux propositions, trois corrections.";

type Offered = {
  mode: "quick" | "quick_proof" | "standard";
  currency?: "TND" | "EUR";
  /** In the smallest unit of the currency. */
  priceMinor?: number;
  stock?: number;
};

/**
 * Has DHMAD verify the seller, on the stack whose key approves at once, and puts one listing on sale. The editor has
 * tests of its own; here the listing is written where it is kept. Returns its path, without language.
 */
export async function openShop(seller: Person, world: World, offered: Offered): Promise<string> {
  const tag = randomBytes(4).toString("hex");
  await askToSell(seller, `atelier-${tag}`);
  await expect(seller.page.getByText(seller.t("selling.kyc.approved.title"))).toBeVisible();
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    const slug = `vente-${tag}`;
    const { mode, currency = "TND", priceMinor = 90_000, stock = null } = offered;
    await sql`
      insert into listings (seller_id, slug, status, category_slug, title, description, mode, currency, price_minor,
        stock, delivery_days, contract_terms, published_at)
      select id, ${slug}, 'published', (select slug from categories order by position limit 1), ${`Vente ${tag}`},
        'Fait à la main.', ${mode}, ${currency}, ${priceMinor}, ${stock}, 4,
        ${mode === "standard" ? CONTRACT : ""}, now()
      from users where email = ${seller.email}`;
    return `/l/${slug}`;
  } finally {
    await sql.end();
  }
}

/** Goes from a listing's page over the last look to DHMAD's checkout. */
export async function orderAt({ page, locale, t }: Person, path: string, signs = false): Promise<void> {
  await page.goto(`/${locale}${path.replace("/l/", "/buy/")}`);
  await page.getByRole("button", { name: t(signs ? "orders.buy.buttonSign" : "orders.buy.button") }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
}

/** Opens the newest order or sale of this person. */
export async function openNewest({ page, locale }: Person, list: "orders" | "sales"): Promise<void> {
  await page.goto(`/${locale}/${list}`);
  await page.getByRole("main").locator(`a[href*="/${locale}/orders/"]`).first().click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
}

/** Presses a button of the order's page that leads to DHMAD's checkout; `log` in there where it is the first time. */
export async function toCheckout(
  { page, email }: Person,
  button: string | RegExp,
  dhmad: Dhmad,
  { log }: { log: boolean },
): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
  if (log) await dhmad.logIn(page, email);
}

/** Presses DHMAD's button and comes back to the order. */
export async function finishAtDhmad({ page }: Person, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
}

/** Unfolds the ways out of the order's page. */
export async function openWays({ page, t }: Person): Promise<void> {
  await page.getByText(t("orders.ways.title"), { exact: true }).click();
}

/** The order's heading: what it says to this person now. */
export const says = ({ page }: Person, title: string | RegExp) =>
  expect(page.getByRole("heading", { name: title, exact: true })).toBeVisible();

export type Escrow = { id: string; buyerEmail: string };

/** The escrow of this buyer's only order. */
export async function escrowOf(buyer: Person, dhmad: Dhmad): Promise<string> {
  const { escrows } = await dhmad.state<{ escrows: Escrow[] }>();
  const escrow = escrows.find(({ buyerEmail }) => buyerEmail === buyer.email);
  if (!escrow) throw new Error(`${buyer.email} has no escrow`);
  return escrow.id;
}

/** A sale in `mode`, paid, with both people on its page. */
export async function paidSale(
  person: (name: string, locale?: Locale) => Promise<Person>,
  dhmad: Dhmad,
  world: World,
  locale: Locale = "fr",
  offered: Offered = { mode: "quick" },
): Promise<{ seller: Person; buyer: Person; escrowId: string; path: string }> {
  const [seller, buyer] = [await person("seller", locale), await person("buyer", locale)];
  const path = await openShop(seller, world, offered);
  await orderAt(buyer, path);
  await dhmad.logIn(buyer.page, buyer.email);
  await buyer.page.getByRole("button", { name: "Recharger le portefeuille" }).click();
  await finishAtDhmad(buyer, "Confirmer et payer");
  await seller.page.goto(buyer.page.url().replace(/[?#].*/, ""));
  return { seller, buyer, escrowId: await escrowOf(buyer, dhmad), path };
}
