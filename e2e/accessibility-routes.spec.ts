import { LOCALES } from "@/lib/i18n/locales";
import { expect, expectAccessible, type Person, test } from "./fixtures";
import { setRouteScene } from "./route-scene";
import { type Looker, pagesOfTheSite, ROUTES } from "./routes";
import { smallTargets } from "./targets";

test.use({ kyc: "sandbox" });
test.setTimeout(300_000);

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

test("every page of the site has its entry, and every entry its page", () => {
  expect(Object.keys(ROUTES).sort()).toEqual(pagesOfTheSite());
});

test("the page for developers is no part of the site", async ({ visitor }) => {
  const { page } = await visitor();
  expect((await page.goto("/fr/design"))?.status()).toBe(404);
});

for (const [turn, locale] of LOCALES.entries()) {
  test(`every page in both colour schemes and on a small phone: ${locale}`, async ({
    person,
    visitor,
    dhmad,
    world,
  }) => {
    const scene = await setRouteScene({ person, dhmad, world }, locale);
    const lookers: Record<Looker, Person> = {
      visitor: await visitor({ uiLocale: locale }),
      buyer: scene.buyer,
      seller: scene.seller,
    };
    const problems: string[] = [];
    for (const [index, { as, path, leadsTo }] of Object.values(ROUTES).flat().entries()) {
      const address = `/${locale}${path(scene)}`;
      // What does not hang on words is the same in every language: each page is read whole in one of them, by turns.
      const whole = (index + turn) % LOCALES.length === 0;
      const schemes = (index + turn) % 2 ? (["dark", "light"] as const) : (["light", "dark"] as const);
      try {
        await look(lookers[as], address, schemes, { whole, leadsTo });
      } catch (problem) {
        problems.push(`${address} as ${as}: ${problem instanceof Error ? problem.message : problem}`);
      }
    }
    expect(problems.join("\n\n")).toBe("");
  });
}

/** What another language can break: names, sizes, direction, colours behind words of other lengths. */
const OF_WORDS = [
  "aria-allowed-attr",
  "button-name",
  "color-contrast",
  "document-title",
  "empty-heading",
  "html-lang-valid",
  "image-alt",
  "label",
  "link-name",
  "scrollable-region-focusable",
  "select-name",
  "summary-name",
  "valid-lang",
];

type Scheme = "light" | "dark";

async function look(
  { page, locale }: Person,
  address: string,
  [first, second]: readonly [Scheme, Scheme],
  { whole, leadsTo }: { whole: boolean; leadsTo?: string },
): Promise<void> {
  await page.emulateMedia({ colorScheme: first, reducedMotion: "reduce" });
  await page.setViewportSize(DESKTOP);
  await page.goto(address);
  if (leadsTo) return expect(page.url()).toContain(leadsTo);
  expect(new URL(page.url()).pathname, "led away").toBe(address.replace(/\?.*/, ""));
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page, whole ? {} : { only: OF_WORDS });
  await page.emulateMedia({ colorScheme: second });
  await expectAccessible(page, { only: ["color-contrast"] });
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, "width on a phone").toBeLessThanOrEqual(PHONE.width);
  expect(await smallTargets(page), "targets smaller than a finger").toEqual([]);
}
