import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { linkIn } from "./dhmad";
import { expect, test } from "./fixtures";
import type { World } from "./setup/world";

/** Puts one on sale at this many millimes, of a seller who is there already. Returns its address. */
async function publish(world: World, title: string, priceMinor: number): Promise<string> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    const slug = `trouvaille-${randomBytes(4).toString("hex")}`;
    await sql`
      insert into listings (seller_id, slug, status, category_slug, title, description, price_minor, delivery_days, published_at)
      select seller_id, ${slug}, 'published', category_slug, ${title}, 'Fait à la main.', ${priceMinor}, 3, now()
      from listings where status = 'published' order by published_at limit 1`;
    return `/l/${slug}`;
  } finally {
    await sql.end();
  }
}

test("from a search, over signing in, to a mail when something new fits: in Arabic and without a script", async ({
  visitor,
  dhmad,
  world,
}) => {
  const someone = await visitor({ uiLocale: "ar", javaScriptEnabled: false });
  const { page, email, t } = someone;
  const word = randomBytes(6).toString("hex").replace(/\d/g, "k");
  await page.goto(`/ar/search?q=${word}&max=50`);
  await page.getByRole("button", { name: t("searches.save") }).click();
  await page.waitForURL(/\/ar\/sign-in\?next=/);
  await page.getByRole("textbox", { name: t("auth.signIn.email") }).fill(email);
  const link = await dhmad.mailAfter(email, () =>
    page.getByRole("button", { name: t("auth.signIn.submit") }).click(),
  );
  await page.goto(linkIn(link, world.appUrl));
  await page.getByRole("button", { name: t("auth.confirm.submit") }).click();
  await page.waitForURL(/\/ar\/searches\/new\?/);
  await page.getByRole("button", { name: t("searches.new.save") }).click();
  await expect(page.getByText(t("searches.done.saved"))).toBeVisible();
  await expect(page.getByRole("link", { name: word })).toHaveAttribute(
    "href",
    `/ar/search?q=${word}&max=50&sort=newest`,
  );

  await publish(world, `${word} trop cher`, 51_000);
  let path = "";
  const mail = await dhmad.mailAfter(email, async () => {
    path = await publish(world, `Vase ${word}`, 49_000);
  });
  expect(mail.subject).toContain("جديد في ما تبحث عنه");
  expect(mail.subject).toContain(`Vase ${word}`);
  expect(mail.text).not.toContain("trop cher");
  await page.goto(linkIn(mail, `${world.appUrl}/ar/l/`));
  expect(new URL(page.url()).pathname).toBe(`/ar${path}`);

  await page.goto("/ar/searches");
  await page.getByRole("button", { name: t("searches.mail.stopNamed") }).click();
  await expect(page.getByText(t("searches.mail.off"), { exact: true })).toBeVisible();
  await page.getByRole("button", { name: t("searches.removeNamed") }).click();
  await expect(page.getByRole("heading", { name: t("searches.empty.title") })).toBeVisible();
});
