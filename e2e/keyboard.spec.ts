import { randomBytes } from "node:crypto";
import { type Dhmad, isOfDhmad, linkIn } from "./dhmad";
import { expect, type Person, test } from "./fixtures";
import { Keys } from "./keys";
import { type World, worlds } from "./setup/world";

// Verified at once: what is tried here is the way through the pages, with Tab, Enter, Space and the arrows alone.
test.use({ kyc: "sandbox" });
test.setTimeout(240_000);

const named = ({ page, t }: Person) => ({
  field: (key: string) => page.getByRole("textbox", { name: t(key), exact: true }),
  button: (key: string) => page.getByRole("button", { name: t(key) }),
  link: (key: string) => page.getByRole("link", { name: t(key), exact: true }).first(),
});

async function signInByKeys(someone: Person, keys: Keys, dhmad: Dhmad, world: World): Promise<void> {
  const { page, email, locale } = someone;
  const { field, button } = named(someone);
  await page.goto(`/${locale}/sign-in`);
  await keys.write(field("auth.signIn.email"), email);
  const mail = await dhmad.mailAfter(
    email,
    () => page.keyboard.press("Enter"),
    ({ text }) => text.includes("/sign-in/confirm"),
  );
  await page.goto(linkIn(mail, world.appUrl));
  await keys.press(button("auth.confirm.submit"));
  await page.waitForURL((url) => !url.pathname.includes("/sign-in") && !url.pathname.startsWith("/api/"));
}

/** The same at DHMAD, where the account is new. */
async function logInAtDhmad({ page, email }: Person, keys: Keys, dhmad: Dhmad): Promise<void> {
  const address = page.getByRole("textbox", { name: "E-mail" });
  const send = page.getByRole("button", { name: "Recevoir un code" });
  await expect(send).toBeVisible();
  if (await address.isEditable().catch(() => false)) await keys.write(address, email);
  const mail = await dhmad.mailAfter(email, () => keys.press(send), isOfDhmad);
  const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? "";
  await keys.write(page.getByRole("textbox", { name: "Code à 6 chiffres" }), code);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Code à 6 chiffres" })).toBeHidden();
  const register = page.getByRole("button", { name: "Créer mon compte" });
  if (!(await register.isVisible())) return;
  await keys.write(page.getByRole("textbox", { name: "Prénom" }), "Test");
  await keys.write(page.getByRole("textbox", { name: "Nom", exact: true }), "Personne");
  await keys.press(register);
  await expect(register).toBeHidden();
}

test("somebody sells and somebody buys with a keyboard alone, and always sees where they are", async ({
  visitor,
  dhmad,
  world,
}) => {
  const title = `Foulard ${randomBytes(4).toString("hex")}`;
  const [seller, buyer] = [await visitor(), await visitor()];
  const [sells, buys] = [new Keys(seller.page), new Keys(buyer.page)];
  const { t } = seller;
  const next = (person: Person, key: string) =>
    expect(
      person.page.getByRole("heading", { name: t(`orders.next.${key}.title`), exact: true }),
    ).toBeVisible();

  await test.step("becomes a seller", async () => {
    await signInByKeys(seller, sells, dhmad, world);
    const { field, button } = named(seller);
    await seller.page.goto("/fr/sell");
    await sells.write(field("selling.kyc.form.name"), "Atelier Yasmine");
    await sells.write(field("selling.kyc.form.handle"), `clavier-${randomBytes(4).toString("hex")}`);
    await sells.press(seller.page.getByRole("checkbox", { name: t("selling.kyc.consent.agree") }), "Space");
    await sells.press(button("selling.kyc.form.submit"));
    await expect(seller.page.getByText(t("selling.kyc.approved.title"))).toBeVisible();
  });

  await test.step("writes a listing and publishes it", async () => {
    const { page } = seller;
    const { field, button } = named(seller);
    await page.goto("/fr/sell/listings/new");
    await sells.write(field("selling.editor.titleLabel"), title);
    await sells.write(field("selling.editor.description"), "Tissé à la main à Mahdia, en soie et coton.");
    const category = page.getByRole("combobox", { name: t("selling.editor.category") });
    await sells.choose(category, 1);
    await expect(category).not.toHaveValue("");
    await sells.write(page.getByRole("textbox", { name: t("selling.editor.price") }), "45");
    await sells.write(page.getByRole("textbox", { name: t("selling.editor.deliveryDays") }), "4");
    await sells.pick(page.getByRole("radio", { name: t("selling.editor.stock.always") }));
    await sells.press(button("selling.editor.create"));
    await expect(page).toHaveURL(/\/sell\/listings\/[0-9a-f-]{36}/);
    await sells.press(button("selling.editor.publish"));
    await expect(page.getByText(t("selling.editor.publishedNow"))).toBeVisible();
  });

  await test.step("finds it from the home page, past the header, and orders it", async () => {
    const { page } = buyer;
    await signInByKeys(buyer, buys, dhmad, world);
    const card = page.getByRole("main").getByRole("link", { name: title }).first();
    await expect(async () => {
      await page.goto("/fr");
      await expect(card).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await buys.press(page.getByRole("link", { name: t("common.header.skip") }));
    await expect(page.getByRole("main")).toBeFocused();
    await buys.press(card);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await buys.press(named(buyer).link("browse.listing.buy"));
    await buys.press(named(buyer).button("orders.buy.button"));
    await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
  });

  await test.step("pays at DHMAD", async () => {
    const { page } = buyer;
    await logInAtDhmad(buyer, buys, dhmad);
    await buys.press(page.getByRole("button", { name: "Recharger le portefeuille" }));
    await buys.press(page.getByRole("button", { name: "Confirmer et payer" }));
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    await next(buyer, "paid.buyer");
  });

  await test.step("finds the sale and delivers", async () => {
    const { page } = seller;
    await page.goto("/fr/sales");
    await sells.press(page.getByRole("main").getByRole("link", { name: title }).first());
    await next(seller, "paid.seller");
    const here = page.url();
    await sells.press(named(seller).button("orders.button.deliver"));
    await page.waitForURL(`${worlds().dhmadUrl}/**`);
    await logInAtDhmad(seller, sells, dhmad);
    await sells.press(page.getByRole("button", { name: "Marquer comme livré" }));
    await expect(page.getByText("Livré", { exact: true }).first()).toBeVisible();
    await page.goto(here);
    await next(seller, "delivered.seller");
  });

  await test.step("confirms, and the sale is done", async () => {
    const { page } = buyer;
    await next(buyer, "delivered.buyer");
    await buys.press(named(buyer).button("orders.button.confirm"));
    await page.waitForURL(`${worlds().dhmadUrl}/checkout/**`);
    await buys.press(page.getByRole("button", { name: "Confirmer la réception" }));
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    await next(buyer, "completed.buyer");
  });
});

for (const locale of ["fr", "ar"] as const) {
  test(`a menu opens, closes and gives the focus back: ${locale}`, async ({ visitor }) => {
    const { page, t } = await visitor({ uiLocale: locale });
    const keys = new Keys(page);
    await page.goto(`/${locale}`);
    const menu = page.getByRole("banner").locator("summary").first();
    await expect(menu).toHaveAccessibleName(t("common.header.language"));
    const english = page.getByRole("link", { name: "English" });
    await expect(async () => {
      await keys.press(menu);
      await expect(english).toBeVisible();
      await keys.to(english);
      await page.keyboard.press("Escape");
      await expect(english).toBeHidden({ timeout: 1_000 });
    }).toPass();
    await expect(menu).toBeFocused();
    // Whoever tabs on out of an open menu leaves none behind.
    await page.keyboard.press("Enter");
    await expect(english).toBeVisible();
    await keys.to(page.getByRole("link", { name: t("common.header.account") }));
    await expect(english).toBeHidden();
  });
}
