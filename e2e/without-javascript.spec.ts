import { randomBytes } from "node:crypto";
import { expect, signIn, test } from "./fixtures";

const withoutScripts = { javaScriptEnabled: false };

test("signing in: the error stands at the field, what was typed stays, and the link works", async ({
  visitor,
  dhmad,
  world,
}) => {
  const someone = await visitor(withoutScripts);
  const { page, t } = someone;
  await page.goto("/fr/sign-in");
  const field = page.getByRole("textbox", { name: t("auth.signIn.email") });
  await field.fill("pas une adresse");
  await page.getByRole("button", { name: t("auth.signIn.submit") }).click();
  await expect(field).toHaveValue("pas une adresse");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(t("errors.emailForm"));
  await signIn(someone, dhmad, world);
  await expect(page).toHaveURL(/\/fr\/account$|\/fr\/orders$/);
});

test("becoming a seller: consent is asked for at the box, then the request goes to DHMAD", async ({
  person,
}) => {
  const { page, t } = await person("seller", "fr", withoutScripts);
  await page.goto("/fr/sell");
  const name = page.getByRole("textbox", { name: t("selling.kyc.form.name") });
  const consent = page.getByRole("checkbox", { name: t("selling.kyc.consent.agree") });
  await name.fill("Sans script");
  await page
    .getByRole("textbox", { name: t("selling.kyc.form.handle") })
    .fill(`sans-${randomBytes(4).toString("hex")}`);
  await page.getByRole("button", { name: t("selling.kyc.form.submit") }).click();
  await expect(name).toHaveValue("Sans script");
  await expect(consent).toHaveAttribute("aria-invalid", "true");
  await consent.check();
  await page.getByRole("button", { name: t("selling.kyc.form.submit") }).click();
  await expect(page.getByText(t("selling.kyc.check_email.title"))).toBeVisible();
});

test("a draft: a wrong price keeps the rest, and what is right is saved", async ({ person }) => {
  const { page, t } = await person("seller", "fr", withoutScripts);
  await page.goto("/fr/sell/listings/new");
  const title = page.getByRole("textbox", { name: t("selling.editor.titleLabel") });
  const price = page.getByRole("textbox", { name: t("selling.editor.price") });
  await title.fill("Lampe en laiton");
  await price.fill("beaucoup");
  await page.getByRole("button", { name: t("selling.editor.create") }).click();
  await expect(title).toHaveValue("Lampe en laiton");
  await expect(price).toHaveAttribute("aria-invalid", "true");
  await price.fill("17,250");
  await page.getByRole("button", { name: t("selling.editor.create") }).click();
  await expect(page).toHaveURL(/\/sell\/listings\/[0-9a-f-]{36}/);
  await expect(title).toHaveValue("Lampe en laiton");
  await expect(price).toHaveValue(/^17[.,]25/);
  await page.goto("/fr/sell/listings");
  await expect(page.getByRole("link", { name: "Lampe en laiton" })).toBeVisible();
});
