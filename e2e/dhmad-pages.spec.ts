import { demoListing } from "./demo-data";
import { expect, test } from "./fixtures";
import { expectGood } from "./good";
import { worlds } from "./setup/world";
import { askToSell, order } from "./steps";

/** What anybody opens first; and what lists mails, calls, deliveries and decisions, opened once there are some. */
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

    test("a seller's identity, and the desks where it is seen", async ({ person, dhmad }) => {
      const someone = await person("dhmad", locale);
      const { page, email } = someone;
      await askToSell(someone, `d-${email.replace(/[^a-z0-9]/g, "").slice(5, 25)}`);
      const invitation = async () =>
        (await dhmad.mailsTo(email)).find(({ text }) => text.includes("/didit/"));
      await expect.poll(invitation).toBeDefined();
      const invite = await invitation();
      const didit = /didit\/[^\s?]+/.exec(invite?.text ?? "")?.[0] ?? "";
      await page.goto(at(didit));
      await expectGood(page);
      await dhmad.act(email, "passDidit");
      for (const path of [`mailbox/${invite?.id}`, ...DESKS]) {
        await page.goto(at(path));
        await expectGood(page);
      }
    });

    test("a buyer's checkout and dashboard", async ({ person, dhmad, world }) => {
      const someone = await person("dhmad", locale);
      const { page, email } = someone;
      await order(someone, await demoListing(world, locale, locale === "ar" ? 6 : 7));
      const checkout = new URL(page.url()).pathname.slice(1);
      await page.goto(at(checkout));
      await expectGood(page);
      await page.goto(`${worlds().dhmadUrl}/${checkout}?lang=fr`);
      await dhmad.logIn(page, email);
      for (const path of [checkout, "dashboard"]) {
        await page.goto(at(path));
        await expectGood(page);
      }
      await page.getByRole("main").locator('a[href^="/dashboard/escrow/"]').first().click();
      await page.waitForURL("**/dashboard/escrow/**");
      await expectGood(page);
    });
  });
}
