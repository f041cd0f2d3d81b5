import { expect, type Page } from "@playwright/test";
import { type Person, test } from "./fixtures";
import { worlds } from "./setup/world";

type Ways = { name: string; locale: Person["locale"]; press: (page: Page, person: Person) => Promise<Page> };

const WAYS: Ways[] = [
  {
    name: "the button in the mail",
    locale: "fr",
    press: async (page, { context, t }) => {
      const opened = context.waitForEvent("page");
      await page
        .locator("iframe")
        .contentFrame()
        .getByRole("link", { name: t("mail.signIn.button") })
        .click();
      return opened;
    },
  },
  {
    name: "the link in the list of the mail's links",
    locale: "ar",
    press: async (page) => {
      await page
        .getByRole("main")
        .getByRole("link", { name: /\/ar\/sign-in\/confirm/ })
        .click();
      return page;
    },
  },
];

for (const { name, locale, press } of WAYS) {
  test(`whoever opens their mail in the mailbox signs in by ${name}`, async ({ visitor, dhmad }) => {
    const someone = await visitor({ uiLocale: locale });
    const { page, email, t } = someone;
    await page.goto(`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/orders`)}`);
    await page.getByRole("textbox", { name: t("auth.signIn.email") }).fill(email);
    await dhmad.mailAfter(email, () => page.getByRole("button", { name: t("auth.signIn.submit") }).click());

    await page.goto(`${worlds().dhmadUrl}/mailbox?lang=fr`);
    await page.getByRole("searchbox").fill(email);
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByRole("link", { name: t("mail.signIn.subject") }).click();
    const tab = await press(page, someone);
    await tab.getByRole("button", { name: t("auth.confirm.submit") }).click();
    await expect(tab).toHaveURL(new RegExp(`/${locale}/orders$`));
    await expect(tab.getByRole("heading", { level: 1, name: t("orders.orders.title") })).toBeVisible();
  });
}
