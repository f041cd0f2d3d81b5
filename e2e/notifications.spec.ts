import type { Page } from "@playwright/test";
import { demoListing } from "./demo-data";
import { isOfDhmad, linkIn, type Mail } from "./dhmad";
import { expect, type Person, signIn, test } from "./fixtures";
import { expectGood } from "./good";
import { order } from "./steps";

// Each of these looks at several screens, in both colour schemes and on a phone.
test.setTimeout(180_000);

/** The bell of a page that was opened before anything was told. */
const bell = (page: Page, count: number, { t }: Person) =>
  page.getByRole("banner").getByRole("link", {
    name:
      count > 0
        ? `${t("common.account.notifications")} (${count})`
        : String(t("common.account.notifications")),
    exact: true,
  });

const isNotification = (mail: Mail) => !isOfDhmad(mail) && !mail.text.includes("/sign-in/confirm");

/** Orders, and returns the mail that says so. */
const orderAndRead = (buyer: Person, address: string, dhmad: { mailAfter: Mailer }) =>
  dhmad.mailAfter(buyer.email, () => order(buyer, address), isNotification);
type Mailer = (email: string, cause: () => Promise<unknown>, which: (mail: Mail) => boolean) => Promise<Mail>;

test("the bell counts up without a reload, in every tab; opening leads there and counts down", async ({
  person,
  dhmad,
  world,
}) => {
  const buyer = await person("buyer");
  const { context, t } = buyer;
  const tabs = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto("/fr");
    await expect(bell(tab, 0, buyer)).toBeVisible();
  }
  const mail = await orderAndRead(buyer, await demoListing(world, "fr", 12), dhmad);
  expect(mail.subject).toMatch(t("notifications.types.order_to_pay.title"));
  for (const tab of tabs) await expect(bell(tab, 1, buyer)).toBeVisible();

  const [list, other] = tabs as [Page, Page];
  await bell(list, 1, buyer).click();
  await expect(list.getByRole("heading", { level: 1 })).toHaveText(t("notifications.list.title"));
  await list.getByRole("button", { name: t("notifications.types.order_to_pay.title") }).click();
  await expect(list).toHaveURL(/\/fr\/orders\/[0-9a-f-]{36}$/);
  for (const tab of [list, other]) await expect(bell(tab, 0, buyer)).toBeVisible();

  // The mail leads to the same order.
  await other.goto(linkIn(mail, `${world.appUrl}/fr/orders/`));
  expect(new URL(other.url()).pathname).toBe(new URL(list.url()).pathname);
});

test("an open list shows what comes; all is read at one press; nothing yet is said kindly", async ({
  person,
  dhmad,
  world,
}) => {
  const buyer = await person("buyer");
  const { context, t } = buyer;
  const list = await context.newPage();
  await list.goto("/fr/notifications");
  await expect(list.getByRole("heading", { name: t("notifications.list.empty.title") })).toBeVisible();
  await expectGood(list);
  await orderAndRead(buyer, await demoListing(world, "fr", 13), dhmad);
  await expect(list.getByRole("button", { name: t("notifications.types.order_to_pay.title") })).toBeVisible();
  await expectGood(list);
  await list.getByRole("button", { name: t("notifications.list.readAll") }).click();
  await expect(bell(list, 0, buyer)).toBeVisible();
  await expect(list.getByRole("button", { name: t("notifications.list.readAll") })).toBeHidden();
});

test("one click in the mail, without signing in, stops that topic's mails; the page says so and they can come back", async ({
  person,
  visitor,
  dhmad,
  world,
}) => {
  const buyer = await person("buyer");
  const { t } = buyer;
  const mail = await orderAndRead(buyer, await demoListing(world, "fr", 14), dhmad);
  const link = linkIn(mail, `${world.appUrl}/unsubscribe`);

  const stranger = await visitor();
  await stranger.page.goto(link);
  await expect(stranger.page).toHaveURL(/\/fr\/unsubscribe\?/);
  await expectGood(stranger.page);
  await buyer.page.goto("/fr/notifications/settings");
  const box = buyer.page.getByRole("checkbox", { name: t("notifications.topics.orders.name") });
  await expect(box).toBeChecked();

  // What a mail program sends, without cookies of ours.
  const pressed = await stranger.context.request.post(link, { form: { "List-Unsubscribe": "One-Click" } });
  expect(pressed.status()).toBe(200);
  await buyer.page.reload();
  await expect(box).not.toBeChecked();
  await stranger.page.reload();
  await expect(stranger.page.getByRole("main").getByRole("status")).toContainText(
    t("notifications.unsubscribe.done"),
  );
  await expectGood(stranger.page);

  await box.check();
  await buyer.page.getByRole("button", { name: t("notifications.settings.save") }).click();
  await expect(buyer.page.getByText(t("notifications.settings.saved"))).toBeVisible();
  await expect(box).toBeChecked();
  await expectGood(buyer.page);

  await stranger.page.goto(link);
  await stranger.page.getByRole("button", { name: t("notifications.unsubscribe.button") }).click();
  await expect(stranger.page.getByRole("main").getByRole("status")).toContainText(
    t("notifications.unsubscribe.done"),
  );
  await stranger.page.goto(link.replace("topic=orders", "topic=messages"));
  await expect(
    stranger.page.getByRole("heading", { name: t("notifications.unsubscribe.badTitle") }),
  ).toBeVisible();
});

test("in Arabic, right to left: the mail, the list, the preferences", async ({ person, dhmad, world }) => {
  const buyer = await person("buyer", "ar");
  const { page, t } = buyer;
  const mail = await orderAndRead(buyer, await demoListing(world, "ar", 15), dhmad);
  expect(mail.subject).toMatch(t("notifications.types.order_to_pay.title"));
  expect(mail.html).toContain('<html lang="ar" dir="rtl">');
  await page.goto("/ar/notifications");
  await expect(page.getByRole("button", { name: t("notifications.types.order_to_pay.title") })).toBeVisible();
  await expect(page.getByText(t("notifications.details.amount"))).toBeVisible();
  await expectGood(page);
  await page.goto("/ar/notifications/settings");
  await expectGood(page);
});

test("without JavaScript: preferences are saved, a notification opens", async ({
  person,
  visitor,
  dhmad,
  world,
}) => {
  const buyer = await person("buyer", "ar");
  const { context, t } = buyer;
  await orderAndRead(buyer, await demoListing(world, "ar", 17), dhmad);
  const plain = await visitor({ javaScriptEnabled: false });
  await plain.context.addCookies(await context.cookies());
  const tab = plain.page;
  await tab.goto("/ar/notifications/settings");
  const box = tab.getByRole("checkbox", { name: t("notifications.topics.messages.name") });
  await box.uncheck();
  await tab.getByRole("button", { name: t("notifications.settings.save") }).click();
  await expect(tab.getByText(t("notifications.settings.saved"))).toBeVisible();
  await expect(box).not.toBeChecked();
  await tab.goto("/ar/notifications");
  await tab.getByRole("button", { name: t("notifications.types.order_to_pay.title") }).click();
  await expect(tab).toHaveURL(/\/ar\/orders\/[0-9a-f-]{36}$/);
});

test("who chooses another language is written to in it from then on", async ({
  person,
  visitor,
  dhmad,
  world,
}) => {
  const buyer = await person("buyer");
  const { page, t } = buyer;
  await page.goto("/fr");
  await page.getByLabel(t("common.header.language")).click();
  const kept = page.waitForResponse((response) => response.url().endsWith("/api/me/language"));
  await page.getByRole("link", { name: "English" }).click();
  expect((await kept).status()).toBe(204);
  await page.waitForURL(/\/en$/);
  const mail = await orderAndRead(buyer, await demoListing(world, "fr", 16), dhmad);
  expect(mail.subject).not.toMatch(t("notifications.types.order_to_pay.title"));
  expect(mail.subject).toMatch(/^To pay: /);

  // Whoever signs in anew, on another device, says so by the page where they do it.
  const again = { ...(await visitor({ uiLocale: "ar" })), email: buyer.email };
  await signIn(again, dhmad, world);
  await again.page.goto("/ar/profile");
  const language = again.page.getByRole("combobox", { name: again.t("auth.profile.language") });
  await expect(language).toHaveValue("ar");
});
