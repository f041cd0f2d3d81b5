import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const ground = (page: Page) =>
  page.evaluate(() => {
    const [red = 0] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [];
    return Number(red) < 128 ? "dark" : "light";
  });

test("the chosen theme stands before the first script arrives: nothing flashes", async ({ visitor }) => {
  const { page, t } = await visitor({ colorScheme: "light" });
  await page.goto("/fr");
  expect(await ground(page)).toBe("light");
  const dark = page.getByRole("button", { name: t("common.theme.dark") });
  await expect(async () => {
    await dark.click();
    await expect(dark).toHaveAttribute("aria-pressed", "true", { timeout: 1_000 });
  }).toPass();
  expect(await ground(page)).toBe("dark");

  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/fr", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await ground(page)).toBe("dark");
  await expect(dark).toHaveAttribute("aria-pressed", "false");
  release();
  await expect(dark).toHaveAttribute("aria-pressed", "true");

  await page.getByRole("button", { name: t("common.theme.system") }).click();
  expect(await ground(page)).toBe("light");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await ground(page)).toBe("dark");
});
