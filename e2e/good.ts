import type { Page } from "@playwright/test";
import { expect, expectAccessible } from "./fixtures";

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

/** Nothing to complain about, in either colour scheme and on a small phone, where nothing is wider than the screen. */
export async function expectGood(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, { only: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${page.url()} on a phone`).toBeLessThanOrEqual(PHONE.width);
  await expectAccessible(page, { without: ["color-contrast"] });
  await page.setViewportSize(DESKTOP);
}
