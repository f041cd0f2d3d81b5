import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page of ours has. */
const MOST_STOPS = 120;

/** A person who has a keyboard and nothing else. Wherever the focus lands, it has to be seen. */
export class Keys {
  constructor(private readonly page: Page) {}

  /** Tabs until `target` has the focus, as far as it takes. */
  async to(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await has(target)) return;
      await this.page.keyboard.press("Tab");
      await this.seesFocus();
    }
    throw new Error(`${MOST_STOPS} stops did not lead to ${target}`);
  }

  /** Goes there and presses it. */
  async press(target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  /** Goes there and writes in place of what stands there. */
  async write(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.type(text);
    await expect(target).toHaveValue(text);
  }

  /** Goes to a list to choose from, and `steps` further down in it. */
  async choose(target: Locator, steps: number): Promise<void> {
    await this.to(target);
    for (let step = 0; step < steps; step++) await this.page.keyboard.press("ArrowDown");
  }

  /** Goes into a group of radio buttons, where one stop stands for all, and on by arrows to the one meant. */
  async pick(target: Locator): Promise<void> {
    const name = await target.getAttribute("name");
    await this.to(this.page.locator(`input[type=radio][name="${name}"]:focus`).or(target).first());
    for (let step = 0; step < 10 && !(await has(target)); step++) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Space");
    await expect(target).toBeChecked();
  }

  /** Where the focus is: in the picture, in front of everything, with a ring of two pixels at least around it. */
  private async seesFocus(): Promise<void> {
    const problem = () =>
      this.page.evaluate(() => {
        const element = document.activeElement;
        // Between the page's last stop and its first stands the browser itself.
        if (!element || element === document.body || element === document.documentElement) return null;
        const named = element.outerHTML.slice(0, 200);
        const rings = (style: CSSStyleDeclaration) =>
          style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
        const around = [element, element.closest("label"), element.parentElement].filter(
          (one) => one !== null,
        );
        const ringed = around.some(
          (one) => rings(getComputedStyle(one)) || rings(getComputedStyle(one, "::after")),
        );
        if (!ringed) return `no ring: ${named}`;
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
        const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
        const hit = document.elementFromPoint(x, y);
        const shown = hit && (element.contains(hit) || hit.contains(element) || hit.closest("label"));
        return shown ? null : `behind something or outside: ${named}`;
      });
    await expect.poll(problem, { message: "the focus is seen" }).toBeNull();
  }
}

const has = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement, undefined, { timeout: 5_000 });
