import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { expect, type Person, test } from "./fixtures";
import { expectGood } from "./good";
import type { World } from "./setup/world";

/** So many more than a page shows. */
const MANY = 30;

/** Puts listings of one word that no other has on sale, all of them in Sousse, at 10, 11, 12… dinars. Returns the word. */
async function stock(world: World, count: number, title: (word: string, i: number) => string) {
  const word = Array.from(randomBytes(10), (byte) => "abcdefghijklmnopqrstuvwxyz"[byte % 26]).join("");
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    const [seller] = await sql<
      { id: string }[]
    >`select user_id as id from sellers where kyc_status = 'approved' limit 1`;
    if (!seller) throw new Error("There is no seller");
    const rows = Array.from({ length: count }, (_, i) => ({
      seller_id: seller.id,
      slug: `${word}-${i}`,
      status: "published",
      category_slug: "maison",
      title: title(word, i),
      description: "Fait à la main.",
      price_minor: 10_000 + i * 1_000,
      delivery_days: 3,
      governorate: "sousse",
      published_at: new Date(Date.UTC(2026, 0, 1) + i * 60_000),
    }));
    await sql`insert into listings ${sql(rows)}`;
    return word;
  } finally {
    await sql.end();
  }
}

const cards = ({ page }: Person) => page.getByRole("main").getByRole("heading", { level: 2 });
const field = ({ page, t }: Person) => page.getByRole("combobox", { name: t("search.field.label") });

for (const locale of ["fr", "ar"] as const) {
  test(`from the header of a cached page to what is meant, misspelt, by filters and back (${locale})`, async ({
    visitor,
    world,
  }) => {
    const word = await stock(world, MANY, (it, i) => `${it} numéro ${i}`);
    const someone = await visitor({ uiLocale: locale });
    const { page, t } = someone;
    await page.goto(`/${locale}`);
    await field(someone).fill(word);
    await page.getByRole("button", { name: t("search.field.submit"), exact: true }).click();
    await page.waitForURL(`**/${locale}/search?q=${word}`);
    await expect(cards(someone)).toHaveCount(24);
    await expect(cards(someone).first()).toHaveText(`${word} numéro ${MANY - 1}`);
    await expectGood(page);

    // The last ones; then into one of them and back: the place is kept.
    await page.getByRole("link", { name: t("search.pages.next") }).click();
    await page.waitForURL(/after=/);
    await expect(cards(someone)).toHaveCount(MANY - 24);
    const place = page.url();
    await cards(someone).last().getByRole("link").click();
    await page.waitForURL(`**/l/${word}-0`);
    await page.goBack();
    await expect(page).toHaveURL(place);
    await expect(cards(someone).last()).toHaveText(`${word} numéro 0`);
    await page.getByRole("link", { name: t("search.pages.previous") }).click();
    await page.waitForURL(/before=/);
    await expect(cards(someone).first()).toHaveText(`${word} numéro ${MANY - 1}`);
    await expect(page.getByRole("link", { name: t("search.pages.previous") })).toHaveCount(0);

    await page.getByText(t("search.filters.title"), { exact: true }).click();
    await page.getByRole("combobox", { name: t("search.filters.place") }).selectOption("sousse");
    await page.getByRole("textbox", { name: t("search.filters.max") }).fill("11,5");
    await page.getByRole("combobox", { name: t("search.filters.sort") }).selectOption("price_asc");
    await page.getByRole("button", { name: t("search.filters.apply") }).click();
    await page.waitForURL(/place=sousse/);
    await expect(cards(someone)).toHaveText([`${word} numéro 0`, `${word} numéro 1`]);
    await expect(page.getByText(t("search.onlyDinars"))).toBeVisible();
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
    await expectGood(page);

    // One letter less.
    await page.goto(`/${locale}/search?q=${word.slice(0, 6)}${word.slice(7)}`);
    await expect(page.getByText(t("search.close"))).toBeVisible();
    await expect(cards(someone)).toHaveCount(24);

    await page.goto(`/${locale}/search?q=${word}&place=tunis`);
    await expect(page.getByRole("heading", { name: t("search.empty.title") })).toBeVisible();
    await expectGood(page);
    await page.getByRole("link", { name: String(t("search.empty.drop.place")) }).click();
    await page.waitForURL(`**/${locale}/search?q=${word}`);
  });
}

test("Arabic is found in its other forms, and with the article", async ({ visitor, world }) => {
  const word = await stock(world, 1, (it) => `إناءٌ أزرق ${it}`);
  const someone = await visitor({ uiLocale: "ar" });
  await someone.page.goto(`/ar/search?q=${encodeURIComponent(`الازرق اناء ${word}`)}`);
  await expect(cards(someone)).toHaveText([`إناءٌ أزرق ${word}`]);
});

test("suggestions: chosen by keyboard, put away by Escape, told to who does not see them", async ({
  visitor,
  world,
}) => {
  const word = await stock(world, 2, (it, i) => `${it} bleu ${i}`);
  const someone = await visitor();
  const { page, t } = someone;
  await page.goto("/fr");
  const search = field(someone);
  await expect(async () => {
    await search.fill("");
    await search.pressSequentially(word);
    await expect(page.getByRole("option")).toHaveCount(2, { timeout: 2_000 });
  }).toPass();
  await expect(search).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("listbox", { name: t("search.field.suggestions") })).toBeVisible();
  await expect(page.getByText("2 suggestions", { exact: true })).toBeAttached();
  await expectGood(page);
  await search.press("ArrowDown");
  await search.press("ArrowDown");
  await search.press("ArrowDown");
  // Behind the last one is the field itself.
  await expect(page.getByRole("option", { selected: true })).toHaveCount(0);
  await search.press("ArrowUp");
  await expect(page.getByRole("option", { selected: true })).toHaveText(`${word} bleu 0`);
  await expect(search).toHaveAttribute("aria-activedescendant", "header-search-1");
  await expect(search).toBeFocused();
  await search.press("Escape");
  await expect(page.getByRole("option")).toHaveCount(0);
  await search.press("End");
  await search.pressSequentially(" ble");
  await expect(page.getByRole("option")).toHaveCount(2);
  await search.press("ArrowDown");
  await search.press("Enter");
  await page.waitForURL(`**/fr/l/${word}-1`);
});

test("without JavaScript: from the header, with a wrong price told at its field, and on", async ({
  visitor,
  world,
}) => {
  const word = await stock(world, MANY, (it, i) => `${it} rouge ${i}`);
  const someone = await visitor({ javaScriptEnabled: false });
  const { page, t } = someone;
  await page.goto("/fr");
  await field(someone).fill(word);
  await field(someone).press("Enter");
  await page.waitForURL(`**/fr/search?q=${word}`);
  await page.getByText(t("search.filters.title"), { exact: true }).click();
  const max = page.getByRole("textbox", { name: t("search.filters.max") });
  await page.getByRole("textbox", { name: t("search.filters.min") }).fill("20");
  await max.fill("15");
  await page.getByRole("button", { name: t("search.filters.apply") }).click();
  await expect(max).toHaveValue("15");
  await expect(max).toHaveAttribute("aria-invalid", "true");
  await expect(max).toHaveAccessibleDescription(t("search.error.priceOrder"));
  await expect(page.getByRole("textbox", { name: t("search.filters.min") })).toHaveValue("20");
  await max.fill("21");
  await page.getByRole("button", { name: t("search.filters.apply") }).click();
  await expect(cards(someone)).toHaveCount(2);
  await page.goto(`/fr/search?q=${word}`);
  await page.getByRole("link", { name: t("search.pages.next") }).click();
  await expect(cards(someone)).toHaveCount(MANY - 24);
});
