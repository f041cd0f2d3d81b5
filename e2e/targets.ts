import type { Page } from "@playwright/test";

/** Apple's and Android's own measure for a finger, which WCAG 2.2 asks for in its AAA (2.5.5). */
const TARGET_PX = 44;

/**
 * What on the page takes a press and is smaller than a finger, in words that lead to the element. What is looked for is
 * the area that answers to the press, with the label or the overlay that belongs to it. Links inside a sentence are
 * not meant (WCAG 2.5.8, "inline").
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((size) => {
    const inSentence = (element: Element) => {
      if (!element.matches("a, button") || getComputedStyle(element).display !== "inline") return false;
      const around = element.closest("p, li, dd, td, div, span:not(a span)")?.textContent?.trim() ?? "";
      return around.length > (element.textContent?.trim().length ?? 0);
    };
    const owner = (hit: Element | null) => {
      const label = hit?.closest("label");
      return hit?.closest("a, button, summary, select, input, textarea") ?? label?.control ?? null;
    };
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      "a[href], button, summary, select, textarea, input:not([type=hidden])",
    )) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { width, height } = element.getBoundingClientRect();
      // What is shown to programs that read aloud only, or when it has the focus.
      const hidden = getComputedStyle(element).clipPath !== "none" || width <= 1 || height <= 1;
      if (hidden || inSentence(element)) continue;
      element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const reach = (dx: number, dy: number) => {
        let steps = 0;
        while (steps < size && owner(document.elementFromPoint(x + dx * steps, y + dy * steps)) === element)
          steps += 0.5;
        return steps;
      };
      const across = Math.max(box.width, reach(1, 0) + reach(-1, 0));
      const down = Math.max(box.height, reach(0, 1) + reach(0, -1));
      if (across < size - 1 || down < size - 1)
        small.push(`${Math.round(across)}×${Math.round(down)} ${element.outerHTML.slice(0, 160)}`);
    }
    return small;
  }, TARGET_PX);
}
