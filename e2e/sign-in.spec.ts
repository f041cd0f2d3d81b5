import { expect, test } from "./fixtures";

test("the mailed link signs in once, and leads to where one was going", async ({
  visitor,
  person,
  dhmad,
  world,
}) => {
  const { page, t, email } = await visitor();
  await page.goto("/fr/orders");
  await page.getByRole("textbox", { name: t("auth.signIn.email") }).fill(email);
  const mail = await dhmad.mailAfter(email, () =>
    page.getByRole("button", { name: t("auth.signIn.submit") }).click(),
  );
  await expect(page.getByRole("heading", { level: 1, name: t("auth.sent.title") })).toBeVisible();
  const link = mail.text.match(/https?:\/\/\S+/)?.[0] ?? "";
  expect(link).toContain(world.appUrl);

  await page.goto(link);
  await page.getByRole("button", { name: t("auth.confirm.submit") }).click();
  await expect(page).toHaveURL(/\/fr\/orders$/);

  const other = await person("other");
  await other.page.goto(link);
  await other.page.getByRole("button", { name: t("auth.confirm.submit") }).click();
  await expect(other.page.getByText(t("auth.error.expiredTitle"))).toBeVisible();
});
