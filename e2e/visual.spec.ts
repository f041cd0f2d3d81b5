import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { inRoot } from "@/scripts/lib/paths";
import { test as base, expect, type Person, signIn } from "./fixtures";
import { startMovable } from "./setup/movable";
import type { World } from "./setup/world";
import { BUYER, CATEGORY, CONVERSATION, HANDLE, ORDER, SELLER, SLUG, setVisualScene } from "./visual-scene";

/**
 * The pictures are one machine's: another Chromium or another set of fonts draws other edges. Which machine's, stands
 * beside them; elsewhere these tests are skipped, and say so. `SOUK_PICTURES=record npx playwright test e2e/visual.spec.ts
 * --update-snapshots` makes them anew.
 */
const RECORD = inRoot("e2e", "visual", "machine.json");
const recording = process.env.SOUK_PICTURES === "record";

/** The sizes that writing of both scripts takes in the families that pages fall back to. */
async function machineOf(page: Page): Promise<{ chromium: string; fonts: string }> {
  const widths = await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    return ["sans-serif", "serif", "monospace", "system-ui", "Arial"].map((family) => {
      if (context) context.font = `40px ${family}`;
      return ["Souk 82,500 Wqß", "سوق تونس ضماد", "★✓→"].map((text) =>
        Math.round((context?.measureText(text).width ?? 0) * 100),
      );
    });
  });
  const chromium = page.context().browser()?.version() ?? "";
  return { chromium: `${process.platform} ${chromium}`, fonts: widths.flat().join(" ") };
}

/** A stack of its own for each worker: what other tests sell is in no picture. */
const test = base.extend<object, { stage: World }>({
  stage: [
    // Playwright reads from the braces what a fixture needs.
    // biome-ignore lint/correctness/noEmptyPattern: it needs nothing
    async ({}, use) => {
      const stops: (() => Promise<void>)[] = [];
      const world = await startMovable("sandbox", { onStop: (stop) => void stops.unshift(stop) });
      await setVisualScene(world);
      await use(world);
      for (const stop of stops) await stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  world: async ({ stage }, use) => use(stage),
});

type Screen = { name: string; path: string; as?: typeof BUYER };
const SCREENS: Screen[] = [
  { name: "home", path: "" },
  { name: "category", path: `/c/${CATEGORY}` },
  { name: "search", path: "/search?q=cuir" },
  { name: "listing", path: `/l/${SLUG}` },
  { name: "shop", path: `/s/${HANDLE}` },
  { name: "sign-in", path: "/sign-in" },
  { name: "not-found", path: "/nowhere" },
  { name: "orders", path: "/orders", as: BUYER },
  { name: "order", path: `/orders/${ORDER}`, as: BUYER },
  { name: "conversation", path: `/messages/${CONVERSATION}`, as: BUYER },
  { name: "sales", path: "/sales", as: SELLER },
  { name: "editor", path: "/sell/listings/new", as: SELLER },
];
const SIZES = { phone: { width: 375, height: 812 }, desktop: { width: 1280, height: 800 } };

// One after the other, in one worker: the stack is started once.
test.describe.configure({ mode: "default" });
test.setTimeout(240_000);

for (const locale of ["fr", "ar"] as const)
  test(`the twelve main screens look as they did: ${locale}`, async ({ visitor, dhmad, world }) => {
    const options = {
      uiLocale: locale,
      locale: `${locale}-TN`,
      reducedMotion: "reduce",
      colorScheme: "light",
    } as const;
    const anybody = await visitor(options);
    const machine = await machineOf(anybody.page);
    if (recording) {
      mkdirSync(inRoot("e2e", "visual"), { recursive: true });
      writeFileSync(RECORD, `${JSON.stringify(machine, null, 2)}\n`);
    }
    const recorded = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, "utf8")) : null;
    const same = JSON.stringify(recorded) === JSON.stringify(machine);
    test.skip(
      !same,
      `The pictures were made with ${recorded?.chromium}, here is ${machine.chromium}, or other fonts`,
    );

    const people = new Map<typeof BUYER | undefined, Person>([[undefined, anybody]]);
    for (const account of [BUYER, SELLER]) {
      const someone = { ...(await visitor(options)), email: account.email };
      await signIn(someone, dhmad, world);
      people.set(account, someone);
    }
    for (const { name, path, as } of SCREENS) {
      const page = people.get(as)?.page;
      if (!page) throw new Error("Nobody looks");
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        await page.goto(`/${locale}${path}`);
        await atRest(page, as !== undefined);
        await expect.soft(page).toHaveScreenshot(`${name}-${locale}-${size}.png`, {
          animations: "disabled",
          caret: "hide",
          // How long ago, and what the worker has told meanwhile: neither is the same each time.
          mask: [
            page.locator("time"),
            page.getByRole("banner").locator('a[href$="/notifications"], summary'),
          ].map((changing) => changing.filter({ visible: true })),
          scale: "css",
          maxDiffPixels: 20,
        });
      }
    }
  });

/** Fonts and pictures are there, and so is what arrives after the page: the menu of whoever is signed in. */
async function atRest(page: Page, signedIn: boolean): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.images].every(
          (image) => image.complete || image.getBoundingClientRect().top > window.innerHeight,
        ),
      ),
    )
    .toBe(true);
  if (signedIn) await expect(page.getByRole("banner").locator("summary")).toHaveCount(2);
}
