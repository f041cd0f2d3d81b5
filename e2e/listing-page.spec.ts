import postgres from "postgres";
import { createDb } from "@/db/client";
import { createMarket, type Market } from "@/support/market";
import { test as base, expect, type Person, signIn } from "./fixtures";
import { expectGood } from "./good";

type Shop = Market & { openSeller: (locale?: "fr" | "ar") => Promise<Person> };

/** A shop of its own for each test, whose listing has three pictures that are there already. */
const test = base.extend<{ shop: Shop }>({
  shop: async ({ world, visitor, dhmad }, use) => {
    const { db, close } = createDb(world.databaseUrl, 1);
    const market = await createMarket(db);
    await close();
    const sql = postgres(world.databaseUrl, { max: 1 });
    await sql`
      insert into listing_images (listing_id, position, storage_key, width, height)
      select ${market.listing.id}, row_number() over (), storage_key, 1600, 1600
      from (select distinct storage_key from listing_images order by storage_key limit 3) as pictures`;
    await sql.end();
    await use({
      ...market,
      openSeller: async (uiLocale = "fr") => {
        const seller = { ...(await visitor({ uiLocale })), email: market.seller.email };
        await signIn(seller, dhmad, world);
        return seller;
      },
    });
  },
});

test.setTimeout(120_000);

for (const locale of ["fr", "ar"] as const) {
  test(`pictures open in full, are led through by keys, and give the focus back (${locale})`, async ({
    visitor,
    shop,
  }) => {
    const { page, t } = await visitor({ uiLocale: locale });
    await page.goto(`/${locale}/l/${shop.listing.slug}`);
    const links = page.getByRole("link", { name: t("keeping.gallery.open") });
    await expect(links).toHaveCount(3);
    await expectGood(page);
    await links.nth(1).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: t("browse.listing.pictures") });
    const [previous, next, zoom] = (["previous", "next", "zoom"] as const).map((name) =>
      dialog.getByRole("button", { name: t(`keeping.gallery.${name}`) }),
    );
    if (!previous || !next || !zoom) throw new Error("no buttons");
    const shows = (number: number) => expect(dialog.getByRole("status")).toContainText(String(number));
    await shows(2);
    const [forth, back] = locale === "ar" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    await page.keyboard.press(forth);
    await expect(next).toBeDisabled();
    await expect(dialog.locator("li:not([inert]) img")).toBeInViewport();
    await expectGood(page);
    await page.keyboard.press(back);
    await page.keyboard.press(back);
    await expect(previous).toBeDisabled();
    await zoom.click();
    await expect(zoom).toHaveAttribute("aria-pressed", "true");
    await expectGood(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(links.nth(1)).toBeFocused();
  });
}

test("without JavaScript a picture's own address opens, and a question is asked and mended at its field", async ({
  person,
  shop,
}) => {
  const { page, t } = await person("asker", "fr", { javaScriptEnabled: false });
  await page.goto(`/fr/l/${shop.listing.slug}`);
  const href = await page
    .getByRole("link", { name: t("keeping.gallery.open") })
    .first()
    .getAttribute("href");
  expect((await page.request.get(href ?? "")).headers()["content-type"]).toBe("image/webp");
  await page.getByRole("link", { name: t("questions.listing.ask") }).click();
  const field = page.getByRole("textbox", { name: t("questions.ask.label") });
  await page.getByRole("button", { name: t("questions.ask.send") }).click();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(new RegExp(String(t("errors.questionMissing"))));
  await field.fill("Est-il lavable ?");
  await page.getByRole("button", { name: t("questions.ask.send") }).click();
  await expect(page.getByText(t("questions.own.sent"))).toBeVisible();
  await expect(page.getByText("Est-il lavable ?")).toBeVisible();
});

test("a question is public once it is answered, and the listing shows it by itself", async ({
  person,
  shop,
  request,
  world,
}) => {
  const path = `/ar/l/${shop.listing.slug}`;
  const asker = await person("asker", "ar");
  await asker.page.goto(path);
  await asker.page.getByRole("link", { name: asker.t("questions.listing.ask") }).click();
  await expect(
    asker.page.getByRole("heading", { level: 1, name: asker.t("questions.ask.title") }),
  ).toBeVisible();
  await expectGood(asker.page);
  await asker.page.getByRole("textbox", { name: asker.t("questions.ask.label") }).fill("هل يُغسل؟");
  await asker.page.getByRole("button", { name: asker.t("questions.ask.send") }).click();
  await expect(asker.page.getByText(asker.t("questions.own.waiting"))).toBeVisible();
  const read = async () => (await request.get(`${world.appUrl}${path}`)).text();
  expect(await read()).not.toContain("هل يُغسل؟");

  const seller = await shop.openSeller();
  await seller.page.goto("/fr/questions");
  await expectGood(seller.page);
  await seller.page
    .getByRole("textbox", { name: seller.t("questions.own.answerLabel") })
    .fill("Oui, à la main.");
  await seller.page.getByRole("button", { name: seller.t("questions.own.answerSend") }).click();
  await expect(seller.page.getByText(seller.t("questions.own.published"))).toBeVisible();
  await expect.poll(read).toContain("Oui, à la main.");
  await asker.page.goto("/ar/questions");
  await expect(asker.page.getByText("Oui, à la main.")).toBeVisible();
});

test("sharing copies the address where the device has no sheet of its own, and says so", async ({
  visitor,
  shop,
}) => {
  const { page, context, t } = await visitor();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/fr/l/${shop.listing.slug}`);
  await page.evaluate(() => Object.defineProperty(navigator, "share", { value: undefined }));
  await page.getByRole("button", { name: t("keeping.share.share") }).click();
  await expect(page.getByRole("status").filter({ hasText: t("keeping.share.copied") })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});
