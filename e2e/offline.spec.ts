import type { Page } from "@playwright/test";
import sharp from "sharp";
import { LOCALES } from "@/lib/i18n/locales";
import { expect, expectAccessible, test } from "./fixtures";

const withWorker = { serviceWorkers: "allow" } as const;

/** Waits until the worker answers for the page, then names everything that it keeps. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const addresses: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) addresses.push(new URL(url).pathname);
    return addresses.sort();
  });

test("without a network a page of ours says so, in the reader's language, and the page comes back with it", async ({
  visitor,
}) => {
  const { page, context, t } = await visitor({ uiLocale: "ar", locale: "ar-TN", ...withWorker });
  await page.goto("/ar");
  await kept(page);
  await context.setOffline(true);
  await page.goto("/ar/sign-in");
  const title = t("offline.title");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.getByRole("link", { name: t("offline.again") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await context.setOffline(false);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("auth.signIn.title"));
});

test("nothing that somebody saw is kept, and with a network the server's answer is shown", async ({
  person,
}) => {
  const { page, t } = await person("keeper", "fr", withWorker);
  for (const path of ["/fr", "/fr/profile", "/fr/orders"]) await page.goto(path);
  const pages = LOCALES.map((locale) => `/${locale}/offline`).sort();
  expect(await kept(page)).toEqual(pages);

  await page.goto("/fr/profile");
  const name = page.getByRole("textbox", { name: t("auth.profile.name") });
  for (const given of ["Leïla", "Amine"]) {
    await name.fill(given);
    await page.getByRole("button", { name: t("auth.profile.save") }).click();
    await expect(page.getByText(t("auth.profile.saved"))).toBeVisible();
    await page.goto("/fr");
    await page.goto("/fr/profile");
    await expect(name).toHaveValue(given);
  }
  expect(await kept(page)).toEqual(pages);
});

for (const locale of LOCALES) {
  test(`can be installed in its language, with icons that are what they say: ${locale}`, async ({
    visitor,
  }) => {
    const { page, context, t } = await visitor({ uiLocale: locale });
    await page.goto(`/${locale}`);
    const address = await page.locator('link[rel="manifest"]').getAttribute("href");
    expect(address).toBe(`/${locale}/manifest.webmanifest`);
    const answer = await context.request.get(String(address));
    expect(answer.headers()["content-type"]).toContain("application/manifest+json");
    const manifest = await answer.json();
    expect(manifest).toMatchObject({
      lang: locale,
      dir: locale === "ar" ? "rtl" : "ltr",
      short_name: t("common.siteName"),
      start_url: `/${locale}`,
      display: "standalone",
    });
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await context.request.get(src);
      expect(icon.headers()["content-type"], src).toContain(type);
      if (type !== "image/png") continue;
      const { width, height } = await sharp(await icon.body()).metadata();
      expect(`${width}x${height}`, src).toBe(sizes);
    }
    const apple = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
    expect((await context.request.get(String(apple))).status()).toBe(200);
  });
}
