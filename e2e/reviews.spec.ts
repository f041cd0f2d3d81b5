import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { DAY_MS } from "@/lib/clock";
import { expect, expectAccessible, type Person, test } from "./fixtures";
import { expectGood } from "./good";
import { comment, completeAnOrder, form, review, star } from "./reviewed";

test.use({ kyc: "sandbox" });
test.setTimeout(180_000);

/** Cached pages say it within two seconds; the time is measured for the seller's page below. */
async function untilShown(someone: Person, path: string, text: string): Promise<void> {
  const { page, locale } = someone;
  await expect
    .poll(
      async () => {
        await page.goto(`/${locale}${path}`);
        return page.getByText(text).count();
      },
      { message: `${text} on ${path}` },
    )
    .toBe(1);
}

/** The path of the seller's page, where the listing leads; the person stays on the page that is open. */
async function shopOf({ context, locale, t }: Person, listing: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(`/${locale}${listing}`);
  const link = page.getByRole("region", { name: t("browse.listing.seller") }).getByRole("link");
  const path = (await link.getAttribute("href"))?.replace(`/${locale}/`, "/");
  await page.close();
  if (!path) throw new Error(`${listing} leads to no seller`);
  return path;
}

test("both write, by keyboard alone: hidden until the second has, then on the listing and the seller's page", async ({
  person,
  visitor,
  dhmad,
  world,
}) => {
  const { buyer, seller, listing } = await completeAnOrder(
    { person, dhmad, world },
    {
      buyerName: "Leila Haddad",
    },
  );
  const shop = await shopOf(seller, listing);
  const reader = await visitor();
  const { t } = buyer;

  await test.step("without a star nothing is sent: the error stands there and the text stays", async () => {
    await expectGood(buyer.page);
    await comment(buyer).focus();
    await buyer.page.keyboard.type("Beau tapis, bien emballé.");
    await buyer.page.keyboard.press("Tab");
    await buyer.page.keyboard.press("Enter");
    const group = form(buyer).getByRole("radiogroup");
    await expect(group).toHaveAttribute("aria-invalid", "true");
    await expect(group).toHaveAccessibleDescription(t("errors.ratingMissing"));
    await expect(comment(buyer)).toHaveValue("Beau tapis, bien emballé.");
    await expectAccessible(buyer.page);
  });

  await test.step("the buyer chooses four stars with the arrows and sends", async () => {
    const keys = buyer.page.keyboard;
    await comment(buyer).focus();
    await keys.press("Shift+Tab");
    // Backwards one comes to the last radio button of a group in which none is chosen.
    await expect(star(buyer, 5)).toBeFocused();
    await keys.press("ArrowLeft");
    await expect(star(buyer, 4)).toBeChecked();
    await keys.press("Tab");
    await keys.press("Tab");
    await keys.press("Enter");
    await expect(buyer.page.getByText(t("reviews.order.buyer.hidden"))).toBeVisible();
    await expect(star(buyer, 4)).toBeChecked();
  });

  await test.step("the seller's open page says that the buyer has written, not what; nor does any other", async () => {
    await expect(seller.page.getByText(t("reviews.order.seller.openAnswered"))).toBeVisible();
    for (const path of [seller.page.url(), `/fr${listing}`, `/fr${shop}`]) {
      await seller.page.goto(path);
      expect(await seller.page.content()).not.toContain("Beau tapis");
    }
    await reader.page.goto(`/fr${listing}`);
    await expect(reader.page.getByText(t("reviews.listing.empty"))).toBeVisible();
    await seller.page.goto(buyer.page.url().replace(/[?#].*/, ""));
  });

  await test.step("the buyer changes what is hidden", async () => {
    // Nothing on the page changes: the answer to the form tells that it is kept.
    const answered = buyer.page.waitForResponse((response) => response.request().method() === "POST");
    await review(buyer, 5, "Beau tapis, bien emballé. Je le recommande.");
    await answered;
    await buyer.page.reload();
    await expect(comment(buyer)).toHaveValue("Beau tapis, bien emballé. Je le recommande.");
  });

  await test.step("the seller writes, and both read both", async () => {
    await review(seller, 5, "Acheteuse sérieuse, merci.");
    await expect(seller.page.getByText("Je le recommande")).toBeVisible();
    await expect(buyer.page.getByText("Acheteuse sérieuse, merci.")).toBeVisible();
    await expect(form(buyer)).toHaveCount(0);
    await expect(form(seller)).toHaveCount(0);
    await expectAccessible(seller.page);
  });

  await test.step("anybody reads both on the listing, under the buyer's given name", async () => {
    await untilShown(reader, listing, "Beau tapis, bien emballé. Je le recommande.");
    const { page } = reader;
    const reviews = page.getByRole("region", { name: t("reviews.listing.title") });
    await expect(reviews.getByText("Leila", { exact: true })).toBeVisible();
    await expect(reviews.getByText("Acheteuse sérieuse, merci.")).toBeVisible();
    await expect(page.getByText("Haddad")).toHaveCount(0);
    expect(await page.content()).not.toContain(buyer.email);
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
    const product = data["@graph"].find((thing: { "@type": string }) => thing["@type"] === "Product");
    expect(product.aggregateRating).toMatchObject({ ratingValue: 5, reviewCount: 1 });
    await expectGood(page);
  });

  await test.step("and on the seller's page, which the listing's seller leads to", async () => {
    const { page } = reader;
    await page
      .getByRole("region", { name: t("browse.listing.seller") })
      .getByRole("link")
      .click();
    await expect(page).toHaveURL(new RegExp(`${shop}$`));
    await untilShown(reader, shop, "Beau tapis, bien emballé. Je le recommande.");
    await expect(page.getByText("Acheteuse sérieuse, merci.")).toBeVisible();
    await expect(page.getByText(t("reviews.seller.identity"))).toBeVisible();
    await expect(page.getByRole("img", { name: "5,0 sur 5" })).toBeVisible();
    await expectGood(page);
  });
});

test("in Arabic: both write, and the seller's page shows it from right to left", async ({
  person,
  dhmad,
  world,
}) => {
  const { buyer, seller, listing } = await completeAnOrder(
    { person, dhmad, world },
    {
      locale: "ar",
      buyerName: "عبد الرحمن المهذبي",
    },
  );
  const shop = await shopOf(seller, listing);
  await expectAccessible(buyer.page);
  await review(seller, 4, "مشترٍ جادّ.");
  await expect(seller.page.getByText(seller.t("reviews.order.seller.hidden"))).toBeVisible();
  await review(buyer, 5, "سجاد جميل كما في الصورة.");
  await expect(buyer.page.getByText("مشترٍ جادّ.")).toBeVisible();
  await untilShown(buyer, listing, "سجاد جميل كما في الصورة.");
  await untilShown(buyer, shop, "سجاد جميل كما في الصورة.");
  await expect(buyer.page.getByText("عبد الرحمن", { exact: true })).toBeVisible();
  await expect(buyer.page.getByText("مشترٍ جادّ.")).toBeVisible();
  await expectGood(buyer.page);
});

test("without JavaScript the form sends, says what is missing, and keeps what was typed", async ({
  person,
  dhmad,
  world,
  browser,
}) => {
  const { buyer } = await completeAnOrder({ person, dhmad, world });
  const context = await browser.newContext({
    baseURL: world.appUrl,
    storageState: await buyer.context.storageState(),
    javaScriptEnabled: false,
  });
  const without: Person = { ...buyer, context, page: await context.newPage() };
  await without.page.goto(buyer.page.url());
  await comment(without).fill("Rien à redire.");
  await form(without).getByRole("button").click();
  await expect(form(without).getByRole("radiogroup")).toHaveAccessibleDescription(
    buyer.t("errors.ratingMissing"),
  );
  await expect(comment(without)).toHaveValue("Rien à redire.");
  await star(without, 3).check();
  await form(without).getByRole("button").click();
  await expect(without.page.getByText(buyer.t("reviews.order.buyer.hidden"))).toBeVisible();
  await expect(star(without, 3)).toBeChecked();
  await context.close();
});

test("a seller's page is fresh within two seconds: name, listing, approval; and there is none for nobody", async ({
  world,
  request,
}) => {
  const sql = postgres(world.databaseUrl, { max: 1 });
  const handle = `s-${randomUUID().slice(0, 8)}`;
  const address = `${world.appUrl}/fr/s/${handle}`;
  const get = async () => {
    const response = await request.get(address);
    return {
      status: response.status(),
      body: await response.text(),
      cache: response.headers()["x-nextjs-cache"],
    };
  };
  const fresh = async (what: string, change: () => Promise<unknown>, seen: () => Promise<boolean>) => {
    await change();
    const changedAt = Date.now();
    let askedAt = changedAt;
    const look = () => {
      askedAt = Date.now();
      return seen();
    };
    await expect.poll(look, { message: what, intervals: [50] }).toBe(true);
    expect(askedAt - changedAt, what).toBeLessThan(2_000);
    await expect.poll(async () => (await get()).cache, { message: `${what}: cached` }).toBe("HIT");
  };
  const has = (text: string) => async () => (await get()).body.includes(text);
  const lacks = (text: string) => async () => !(await get()).body.includes(text);

  expect((await get()).status).toBe(404);
  const [user] = await sql<{ id: string }[]>`
    insert into users (email) values (${`${handle}@souk.test`}) returning id`;
  const id = user?.id ?? "";
  await fresh(
    "a seller who was verified",
    () => sql`
      insert into sellers (user_id, name, handle, dhmad_email, kyc_status, consent_at, consent_version)
      values (${id}, 'Dar Zarbia', ${handle}, ${`${handle}@souk.test`}, 'approved', now(), 'test')`,
    has("Dar Zarbia"),
  );
  const { body } = await get();
  expect(body).toContain(`rel="canonical" href="${world.appUrl}/fr/s/${handle}"`);
  for (const locale of ["fr", "ar", "en"])
    expect(body).toContain(`hrefLang="${locale}" href="${world.appUrl}/${locale}/s/${handle}"`);
  await fresh(
    "a new name",
    () => sql`update sellers set name = 'Dar Margoum' where user_id = ${id}`,
    has("Dar Margoum"),
  );
  await fresh(
    "a listing",
    () => sql`
      insert into listings (seller_id, slug, status, category_slug, title, description, price_minor, delivery_days,
        published_at)
      values (${id}, ${handle}, 'published', 'maison', 'Margoum de Gafsa', 'Laine.', 90000, 3, now())`,
    has("Margoum de Gafsa"),
  );
  await fresh(
    "an approval that was withdrawn",
    () => sql`update sellers set kyc_status = 'rejected' where user_id = ${id}`,
    lacks("Margoum de Gafsa"),
  );
  expect((await get()).body).not.toContain("Identité vérifiée");
  expect((await get()).status).toBe(200);
  await fresh(
    "somebody who left",
    () => sql`delete from users where id = ${id}`,
    async () => (await get()).status === 404,
  );
  await sql.end();
});

test.describe("time", () => {
  test.use({ clock: "movable" });

  test("one review alone is public after 14 days, not after 13", async ({
    person,
    dhmad,
    world,
    passTime,
  }) => {
    const { buyer, seller, listing } = await completeAnOrder({ person, dhmad, world });
    await review(buyer, 2, "Plus petit que prévu.");
    await expect(buyer.page.getByText(buyer.t("reviews.order.buyer.hidden"))).toBeVisible();
    await passTime(13 * DAY_MS);
    await seller.page.reload();
    await expect(seller.page.getByText(seller.t("reviews.order.seller.openAnswered"))).toBeVisible();
    await expect(seller.page.getByText("Plus petit que prévu.")).toHaveCount(0);
    await passTime(DAY_MS);
    await expect(seller.page.getByText("Plus petit que prévu.")).toBeVisible();
    await untilShown(seller, listing, "Plus petit que prévu.");
    const unnamed = seller.page.getByRole("region", { name: seller.t("reviews.listing.title") });
    await expect(unnamed.getByText(seller.t("reviews.anonymous"))).toBeVisible();
  });
});
