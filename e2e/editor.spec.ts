import sharp from "sharp";
import { expect, expectAccessible, test } from "./fixtures";
import { expectGood } from "./good";
import { openShop } from "./shop";
import { writeDraft } from "./steps";

test.use({ kyc: "sandbox" });
test.setTimeout(120_000);

test("a draft saves itself; an older tab overwrites nothing; without a network it is kept and sent later", async ({
  person,
}) => {
  const seller = await person("seller");
  const { page, context, t } = seller;
  await writeDraft(seller, { title: "Vase", price: "20" });
  const box = (of: typeof page, key: string) => of.getByRole("textbox", { name: t(key), exact: true });
  const title = box(page, "selling.editor.titleLabel");
  const price = box(page, "selling.editor.price");
  await expect(page.getByText(t("selling.editor.saved"))).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await title.fill("Vase de Sejnane");
  await price.fill("1");
  await price.press("Tab");
  await expect(page.getByText(t("editor.autosave.savedPartly"))).toBeVisible();
  await expect(price).toHaveAttribute("aria-invalid", "true");
  await price.fill("21");
  await expect(page.getByText(t("editor.autosave.savedAt"), { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vase de Sejnane");

  await box(other, "selling.editor.titleLabel").fill("Vase ancien");
  await box(other, "selling.editor.titleLabel").press("Tab");
  const conflict = other.getByRole("alert").filter({ hasText: String(t("editor.conflict.title")) });
  await expect(conflict).toBeVisible();
  await expect(box(other, "selling.editor.titleLabel")).toHaveValue("Vase ancien");
  await expect(box(other, "selling.editor.titleLabel")).toHaveAttribute("aria-invalid", "true");
  await expectGood(other);
  await conflict.getByRole("link").click();
  await expect(box(other, "selling.editor.titleLabel")).toHaveValue("Vase de Sejnane");
  await other.close();

  // An answer that is none, as of a network that asks to sign in; a refused connection would be logged as an error.
  await page.route("**/draft?*", (route) => route.fulfill({ status: 200, body: "" }));
  await title.fill("Vase bleu");
  await title.press("Tab");
  await expect(page.getByText(t("editor.autosave.failed"))).toBeVisible();
  // The next visit offers what this one could not save.
  await page.reload();
  await page.getByRole("button", { name: t("editor.kept.restore") }).click();
  await expect(title).toHaveValue("Vase bleu");
  await page.unroute("**/draft?*");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vase bleu");
});

test("what is on sale is saved by its button alone; until then its browser keeps what is typed", async ({
  person,
  world,
}) => {
  const seller = await person("seller");
  const { page, t } = seller;
  const path = await openShop(seller, world, { mode: "quick" });
  await page.goto("/fr/sell/listings");
  await page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link").click();
  const title = page.getByRole("textbox", { name: t("selling.editor.titleLabel") });
  const before = await title.inputValue();
  await title.fill("Vase de Sejnane");
  await title.press("Tab");
  await expect(page.getByText(t("editor.autosave.keptHere"))).toBeVisible();
  await page.goto(`/fr${path}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(before);
  await page.goBack();
  await page.getByRole("button", { name: t("editor.kept.restore") }).click();
  await expect(title).toHaveValue("Vase de Sejnane");
  await page.getByRole("button", { name: t("selling.editor.save"), exact: true }).click();
  await expect(page.getByText(t("selling.editor.savedPublished"))).toBeVisible();
  await page.reload();
  await expect(title).toHaveValue("Vase de Sejnane");
  await expect(page.getByRole("button", { name: t("editor.kept.restore") })).toHaveCount(0);
});

const picture = async (background: string) => ({
  name: `${background}.png`,
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .png()
    .toBuffer(),
});

test("pictures are dragged, moved by keys and cropped; the preview shows what is typed", async ({
  person,
}) => {
  const seller = await person("seller", "ar");
  const { page, t } = seller;
  await writeDraft(seller, { title: "مزهرية", price: "20" });
  const preview = page.getByRole("region", { name: t("editor.preview.heading") });
  await page.getByRole("textbox", { name: t("selling.editor.titleLabel") }).fill("مزهرية من سجنان");
  await expect(preview.getByText("مزهرية من سجنان")).toHaveCount(2);

  const colours = await Promise.all(["brown", "teal", "navy"].map(picture));
  await page.getByLabel(t("selling.editor.picturesAdd") as string).setInputFiles(colours);
  const images = page.locator("[data-picture] img");
  await expect(images).toHaveCount(3);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  const order = () => images.evaluateAll((all) => all.map((image) => image.getAttribute("src")));
  const [first, second, third] = await order();

  await images.first().scrollIntoViewIfNeeded();
  await images.first().hover();
  await page.mouse.down();
  await images.nth(2).hover();
  await page.mouse.up();
  await expect(page.getByRole("status").filter({ hasText: t("editor.drag.moved") })).toBeAttached();
  await expect.poll(order).toEqual([second, third, first]);
  const back = page.getByRole("button", { name: t("selling.editor.earlier") }).nth(2);
  await back.press("Enter");
  await expect.poll(order).toEqual([second, first, third]);
  await expect(page.getByRole("button", { name: t("selling.editor.earlier") }).nth(1)).toBeFocused();

  const open = page.getByRole("button", { name: t("editor.crop.open") }).first();
  await open.click();
  const dialog = page.getByRole("dialog", { name: t("editor.crop.title") });
  await dialog.getByRole("radio", { name: t("editor.crop.wide") }).check();
  const frame = dialog.getByRole("button", { name: t("editor.crop.frame"), exact: true });
  const before = await dialog.getByRole("status").textContent();
  await frame.press("-");
  await frame.press("ArrowLeft");
  await expect(dialog.getByRole("status")).not.toHaveText(before ?? "");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: t("editor.crop.save"), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await expect.poll(order).not.toContain(second);
  await page.reload();
  await expect(images).toHaveCount(3);
  expect((await order()).slice(1)).toEqual([first, third]);
  await expectGood(page);
});

test("a file without JavaScript, in Arabic: looked at line by line, then its good lines become drafts, once", async ({
  person,
  visitor,
}) => {
  const seller = await person("seller", "ar", { javaScriptEnabled: false });
  const { page, context, t } = seller;
  const press = (key: string) => page.getByRole("button", { name: t(key) }).click();
  await page.goto("/ar/sell/listings");
  await page.getByRole("link", { name: t("imports.link") }).click();
  await press("imports.upload.submit");
  const file = page.getByLabel(t("imports.upload.file") as string);
  await expect(file).toHaveAccessibleDescription(new RegExp(String(t("imports.upload.missing"))));
  const body = "\uFEFFtitle;category;price\r\nمزهرية;;20,5\r\nصحن;فخّار;1\r\nجرّة;;1 250,5\r\n";
  await file.setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(body) });
  await press("imports.upload.submit");
  const report = page.getByRole("region", { name: t("imports.report.heading") });
  await expect(report.getByRole("status")).toContainText("سطران سيصبحان مسودّتين.");
  const wrong = report.getByRole("row").filter({ hasText: "category" });
  await expect(wrong.getByRole("rowheader")).toHaveText("3");
  await expect(wrong).toContainText(String(t("errors.importCategory")));
  await expect(report.getByRole("row").filter({ hasText: "price" })).toContainText(
    String(t("errors.priceMin")),
  );
  const address = page.url();
  const seeing = await visitor({ uiLocale: "ar", storageState: await context.storageState() });
  await seeing.page.goto(address);
  await expectGood(seeing.page);
  await report.getByRole("button", { name: "إنشاء مسودّتين" }).click();
  await expect(page.getByText("أُنشئت مسودّتان.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("listitem").getByRole("heading")).toHaveText([
    "مزهرية",
    "جرّة",
  ]);
  await page.goto(address);
  await expect(page.getByText("أُنشئت مسودّتان من هذا الملفّ.")).toBeVisible();
  await expect(report.getByRole("button")).toHaveCount(0);
});
