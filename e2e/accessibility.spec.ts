import { randomBytes } from "node:crypto";
import { demoListing } from "./demo-data";
import { expect, test } from "./fixtures";
import { expectGood } from "./good";
import { askToSell, writeDraft } from "./steps";

test.setTimeout(180_000);

for (const locale of ["fr", "ar"] as const) {
  test.describe(locale, () => {
    const options = { locale: locale === "ar" ? "ar-TN" : "fr-TN" };

    test("what anybody sees", async ({ visitor }) => {
      const { page } = await visitor({ uiLocale: locale, ...options });
      await page.goto(`/${locale}`);
      await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
      const first = (part: string) =>
        page.getByRole("main").locator(`a[href^="/${locale}/${part}/"]`).first().getAttribute("href");
      const pages = [
        `/${locale}`,
        await first("c"),
        await first("l"),
        `/${locale}/sign-in`,
        `/${locale}/sign-in?error=Verification`,
        `/${locale}/sign-in/sent?email=leila%40souk.test`,
        `/${locale}/sign-in/confirm?token=${"0".repeat(64)}&email=leila%40souk.test`,
        `/${locale}/sign-in/confirm`,
        `/${locale}/sell/done`,
        `/${locale}/nowhere`,
      ];
      for (const path of pages) {
        if (!path) throw new Error("The home page leads to no category or listing");
        await page.goto(path);
        await expectGood(page);
      }
    });

    test("what one sees who sells and buys", async ({ person, dhmad, world }) => {
      const someone = await person("reader", locale, options);
      const { page, email, t } = someone;
      for (const path of [
        "orders",
        "sales",
        "sell/listings",
        "profile",
        "sell",
        "sell/listings/new",
        "sign-out",
      ]) {
        await page.goto(`/${locale}/${path}`);
        await expectGood(page);
      }
      const listing = await demoListing(world, locale, locale === "ar" ? 4 : 5);
      await page.goto(listing.replace("/l/", "/buy/"));
      await expectGood(page);
      await page.getByRole("button", { name: t("orders.buy.button") }).click();
      await page.waitForURL(/\/checkout\//);
      const sessionId = new URL(page.url()).pathname.split("/").at(-1);
      const { redirectTo } = (await dhmad.act(email, "finishSession", { sessionId, topUp: true })) as {
        redirectTo: string;
      };
      await page.goto(redirectTo);
      await expect(page.getByRole("heading", { name: t("orders.next.paid.buyer.title") })).toBeVisible();
      await expectGood(page);
      await page.goto(`/${locale}/orders`);
      await expectGood(page);

      await askToSell(someone, `reader-${randomBytes(4).toString("hex")}`);
      await expect(page.getByText(t("selling.kyc.check_email.title"))).toBeVisible();
      await expectGood(page);
      await page.goto(`/${locale}/sell/address`);
      await expectGood(page);
      await writeDraft(someone, { title: "Tapis", price: "120" });
      await expectGood(page);
      await dhmad.act(email, "passDidit");
      await expect(page.getByRole("button", { name: t("selling.editor.publish") })).toBeEnabled();
      await expectGood(page);
      for (const path of ["sell", "sell/done", "sell/listings", "sales"]) {
        await page.goto(`/${locale}/${path}`);
        await expectGood(page);
      }
    });
  });
}
