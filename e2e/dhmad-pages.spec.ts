import { demoListing } from "./demo-data";
import { openDesk } from "./desk";
import { expect, test } from "./fixtures";
import { expectGood } from "./good";
import { worlds } from "./setup/world";
import { askToSell, order } from "./steps";

/** What anybody opens first; and what lists mails, calls, deliveries and decisions, opened once there are some. */
const DOORS = ["", "login", "register"];
const DESKS = ["developer", "developer/webhooks", "developer/log", "admin", "mailbox"];

for (const locale of ["fr", "ar"] as const) {
  test.describe(`the local DHMAD's own pages are usable by everybody (${locale})`, () => {
    const at = (path: string) =>
      `${worlds().dhmadUrl}/${path}${path.includes("?") ? "&" : "?"}lang=${locale}`;

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

    test("the admins' desk with a guest's payment and a dispute, before and after", async ({ visitor }) => {
      const { page } = await visitor({ uiLocale: locale });
      const { world, dhmad, deposit, dispute, address } = await openDesk();
      await deposit();
      const escrow = await dispute();
      const desk = at(`admin?world=${world}`);
      await page.goto(desk);
      const main = page.getByRole("main");
      await expect(main.getByText("Annonce en avant, 7 jours", { exact: true })).toBeVisible();
      await expect(main.getByText("Lampe en cuivre", { exact: true })).toBeVisible();
      await expectGood(page);
      await page.goto(`${worlds().dhmadUrl}/login?world=${world}&lang=fr`);
      await dhmad.logIn(page, address("buyer"));
      await page.goto(at(escrow));
      await expectGood(page);

      const [id] = escrow.split("/").slice(-1);
      await dhmad.act("admin@dhmad.tn", "adminSettleDispute", { escrowId: id, outcome: "refund" });
      const { deposits } = await dhmad.state<{ deposits: { escrowId: string }[] }>();
      await dhmad.act("admin@dhmad.tn", "adminRejectDeposit", {
        escrowId: deposits[0]?.escrowId,
        reason: "Illisible",
      });
      await page.goto(desk);
      await expect(main.getByText("Illisible").first()).toBeVisible();
      await expectGood(page);
    });

    test("a guest's checkout, with its errors, and after it", async ({ visitor }) => {
      const { page } = await visitor({ uiLocale: locale });
      const { guestSession } = await openDesk();
      const checkout = `checkout/${await guestSession()}`;
      await page.goto(at(checkout));
      await expect(page.getByRole("radio")).not.toHaveCount(0);
      await expectGood(page);
      await page.locator('form[action$="/guest"] button[type="submit"]').click();
      await expect(page).toHaveURL(/error=/);
      await expectGood(page);
    });

    test("where somebody agrees to sign in with DHMAD", async ({ visitor }) => {
      const { page } = await visitor({ uiLocale: locale });
      const { consent, dhmad, address } = await openDesk();
      await page.goto(`${worlds().dhmadUrl}/login?lang=fr`);
      await page.goto(`${worlds().dhmadUrl}/${consent}`);
      await dhmad.logIn(page, address("reader"));
      await page.waitForURL("**/oauth/consent?*");
      await page.goto(`${page.url()}&lang=${locale}`);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expectGood(page);
    });
  });
}
