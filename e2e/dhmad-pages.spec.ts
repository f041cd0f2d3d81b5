import { demoListing } from "./demo-data";
import { expect, test } from "./fixtures";
import { expectGood } from "./good";
import { worlds } from "./setup/world";
import { askToSell, order } from "./steps";

/** Pages that anybody opens, and those with lists, which a sale has filled. */
const DOORS = ["", "login", "register"];
const DESKS = ["developer", "developer/webhooks", "developer/log", "admin", "mailbox"];

for (const locale of ["fr", "ar"] as const) {
  test.describe(`the local DHMAD's own pages are usable by everybody (${locale})`, () => {
    const at = (path: string) => `${worlds().dhmadUrl}/${path}?lang=${locale}`;

    test("the way in", async ({ visitor }) => {
      const { page } = await visitor({ uiLocale: locale });
      for (const path of DOORS) {
        await page.goto(at(path));
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
        await expectGood(page);
      }
    });

    test("the way of a seller and of a buyer", async ({ person, dhmad, world }) => {
      const someone = await person("dhmad", locale);
      const { page, email } = someone;
      await askToSell(someone, `d-${email.replace(/[^a-z0-9]/g, "").slice(5, 25)}`);
      const invitation = async () =>
        (await dhmad.mailsTo(email)).find(({ text }) => text.includes("/didit/"));
      await expect.poll(invitation).toBeDefined();
      const invite = await invitation();
      await page.goto(at(/didit\/[^\s?]+/.exec(invite?.text ?? "")?.[0] ?? ""));
      await expectGood(page);
      await page.goto(at(`mailbox/${invite?.id}`));
      await expectGood(page);

      await order(someone, await demoListing(world, locale, locale === "ar" ? 6 : 7));
      const checkout = new URL(page.url()).pathname.slice(1);
      await page.goto(at(checkout));
      await expectGood(page);
      await page.goto(`${worlds().dhmadUrl}/${checkout}?lang=fr`);
      await dhmad.logIn(page, email);
      for (const path of [checkout, "dashboard", ...DESKS]) {
        await page.goto(at(path));
        await expectGood(page);
      }
      await page.goto(at("dashboard"));
      await page.getByRole("main").locator('a[href^="/dashboard/escrow/"]').first().click();
      await expectGood(page);
    });
  });
}
