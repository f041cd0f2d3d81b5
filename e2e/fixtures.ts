import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { passTime } from "./clock";
import { Dhmad, linkIn } from "./dhmad";
import { startMovable } from "./setup/movable";
import { type Kyc, type World, worlds } from "./setup/world";
import { words } from "./words";

export { expect } from "@playwright/test";

export type Person = {
  email: string;
  locale: Locale;
  page: Page;
  context: BrowserContext;
  /** The texts of this person's language. */
  t: ReturnType<typeof words>;
};

type Options = {
  /** Which key for DHMAD the stack has that a test runs against. */
  kyc: Kyc;
  /** `movable`: on a stack of its own, whose time the test lets pass with `passTime`. */
  clock: "real" | "movable";
};

type Shared = {
  /** The stack of that key whose clock moves: one for each Playwright worker that runs a test with it. */
  movable: (kyc: Kyc) => Promise<World>;
};

/** `expected`: errors in the browser that the test is about. */
type Visit = BrowserContextOptions & { uiLocale?: Locale; expected?: RegExp };

type Fixtures = {
  world: World;
  dhmad: Dhmad;
  /** Lets so many milliseconds pass for the app and DHMAD together (clock.ts). Needs `clock: "movable"`. */
  passTime: (ms: number) => Promise<void>;
  /** A browser of its own, nobody signed in. Errors in it fail the test. */
  visitor: (options?: Visit) => Promise<Person>;
  /** Somebody new with a browser of their own, signed in by the mailed link. */
  person: (name: string, locale?: Locale, options?: Visit) => Promise<Person>;
};

const STACK_TIMEOUT_MS = 120_000;

export const test = base.extend<Fixtures & Options, Shared>({
  kyc: ["live", { option: true }],
  clock: ["real", { option: true }],

  movable: [
    // Playwright reads from the braces what a fixture needs.
    // biome-ignore lint/correctness/noEmptyPattern: it needs nothing
    async ({}, use) => {
      const stacks = new Map<Kyc, Promise<World>>();
      const stops: (() => Promise<void>)[] = [];
      const life = { onStop: (stop: () => Promise<void>) => void stops.unshift(stop) };
      await use((kyc) => {
        const stack = stacks.get(kyc) ?? startMovable(kyc, life);
        stacks.set(kyc, stack);
        return stack;
      });
      for (const stop of stops) await stop();
    },
    { scope: "worker", timeout: STACK_TIMEOUT_MS },
  ],

  world: [
    async ({ kyc, clock, movable }, use) => use(clock === "movable" ? await movable(kyc) : worlds()[kyc]),
    { timeout: STACK_TIMEOUT_MS },
  ],

  dhmad: async ({ world }, use) => use(new Dhmad(world.name)),

  passTime: async ({ world, dhmad }, use) => use((ms) => passTime(world, dhmad, ms)),

  visitor: async ({ browser, world }, use, testInfo) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async ({ uiLocale = "fr", expected, ...options } = {}) => {
      const email = uniqueAddress("visitor");
      const context = await browser.newContext({
        baseURL: world.appUrl,
        // Colours that are on their way are nobody's contrast.
        reducedMotion: "reduce",
        // Sign-ins are counted by address: each person comes from another one.
        extraHTTPHeaders: { "x-forwarded-for": randomAddress() },
        ...options,
      });
      contexts.push(context);
      watch(context, (error) => {
        if (!expected?.test(error)) errors.push(error);
      });
      const page = await context.newPage();
      return { email, locale: uiLocale, page, context, t: words(uiLocale) };
    });
    for (const context of contexts) await context.close();
    if (testInfo.status === testInfo.expectedStatus) expect(errors, "errors in the browser").toEqual([]);
  },

  person: async ({ visitor, dhmad, world }, use) => {
    await use(async (name, locale = "fr", options = {}) => {
      const someone = { ...(await visitor({ uiLocale: locale, ...options })), email: uniqueAddress(name) };
      await signIn(someone, dhmad, world);
      return someone;
    });
  },
});

const uniqueAddress = (name: string) => `${name}-${randomBytes(5).toString("hex")}@souk.test`;
const randomAddress = () => `10.${[...randomBytes(3)].join(".")}`;

/** Signs in as a person does: address, mail, link, button. */
export async function signIn({ page, locale, email, t }: Person, dhmad: Dhmad, world: World): Promise<void> {
  await page.goto(`/${locale}/sign-in`);
  await page.getByRole("textbox", { name: t("auth.signIn.email") }).fill(email);
  const mail = await dhmad.mailAfter(
    email,
    () => page.getByRole("button", { name: t("auth.signIn.submit") }).click(),
    ({ text }) => text.includes("/sign-in/confirm"),
  );
  await page.goto(linkIn(mail, world.appUrl));
  await page.getByRole("button", { name: t("auth.confirm.submit") }).click();
  await page.waitForURL((url) => !url.pathname.includes("/sign-in") && !url.pathname.startsWith("/api/"));
}

/** A status that a test asks for is no surprise: the browser logs each as an error of its own. */
const BROWSER_LOG = /^Failed to load resource/;

/** Playwright's recorder tries a script of its own in every frame; in that of a mail it must be refused. */
const REFUSED_TO_RECORDER = /^Blocked script execution in '\S+\/mailbox\/\d+\/html'/;

function watch(context: BrowserContext, report: (error: string) => void): void {
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const text = message.text();
    const isOwn404 = BROWSER_LOG.test(text) && message.location().url === message.page()?.url();
    if (!isOwn404 && !REFUSED_TO_RECORDER.test(text))
      report(`console.error on ${message.page()?.url()}: ${text} (${message.location().url})`);
  });
  context.on("weberror", (error) =>
    report(`${error.page()?.url()}: ${error.error().stack ?? error.error()}`),
  );
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No violation of WCAG 2.2 AA on the page as it is, in words that lead to the element. */
export async function expectAccessible(
  page: Page,
  { only, without = [] }: { only?: string[]; without?: string[] } = {},
): Promise<void> {
  // The page itself, not what it frames: our only frame is a mail in the mailbox, where scripts are forbidden, and axe
  // outside its "legacy" mode waits there without end (and opens one more page for each look, which costs a second).
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ iframes: false });
  const { violations } = await (only
    ? axe.withRules(only)
    : axe.withTags(WCAG).disableRules(without)
  ).analyze();
  const readable = violations.map(({ id, help, nodes }) =>
    [`${id}: ${help}`, ...nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`)].join(
      "\n",
    ),
  );
  expect(readable, `axe on ${page.url()}`).toEqual([]);
}
