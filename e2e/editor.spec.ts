import { expect, test } from "./fixtures";
import { expectGood } from "./good";
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
