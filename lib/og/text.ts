import "server-only";
import { join } from "node:path";
import sharp from "sharp";

export type Text = { text: string; size: number; color: string; bold?: boolean };
/** A drawn text with its size in pixels. */
export type Block = { png: Buffer; width: number; height: number };
type Column = { width: number; rtl: boolean };

/** Readex Pro (SIL Open Font License) in the parts that receipts are written with too. */
const FONT = "Readex Pro";
const fontFile = (part: string) => join(process.cwd(), "lib/receipts/fonts", `readex-pro-${part}.ttf`);
/** How many letters before the cut a word may end. */
const NEAR = 16;
const PARTS = ["latin", "latin-ext", "arabic"] as const;

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** As Pango's markup, which refuses control characters as XML does. */
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
const visible = (text: string) => text.replace(/\p{Cc}/gu, " ").trim();
const NOTHING: Block = {
  png: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'),
  width: 1,
  height: 1,
};
const beginsArabic = (text: string) => /\p{Script=Arabic}/u.test(/\p{L}/u.exec(text)?.[0] ?? "");

let fonts: Promise<unknown> | undefined;

/** Pango takes one file with each text, and keeps it: from then on a text may mix what the three hold. */
function loadFonts(): Promise<unknown> {
  fonts ??= Promise.all(
    PARTS.map((part) =>
      sharp({ text: { text: "-", font: FONT, fontfile: fontFile(part), dpi: 72 } })
        .png()
        .toBuffer(),
    ),
  );
  return fonts;
}

/**
 * Draws a text into a column of `width` pixels, in as many lines as it takes, beginning at the column's right edge where
 * `rtl`. Pango joins Arabic letters and orders lines of both directions, which the usual makers of such pictures
 * (satori, in `next/og`) do not.
 */
export async function drawText({ text, size, color, bold }: Text, { width, rtl }: Column): Promise<Block> {
  const written = visible(text);
  // Pango throws at a text in which nothing is to be seen.
  if (!/[^\s\p{Cf}]/u.test(written)) return NOTHING;
  await loadFonts();
  const weight = bold ? ' weight="bold"' : "";
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${color}"${weight}>${escaped(written)}</span>`,
      font: `${FONT} ${size}`,
      fontfile: fontFile("latin"),
      width,
      // Where a paragraph itself runs to the left, Pango takes "left" for its beginning.
      align: beginsArabic(text) === rtl ? "left" : "right",
      wrap: "word-char",
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

/**
 * Draws a text in the largest of `sizes` in which it is no higher than `height`; where even the smallest is too large,
 * as much of it as fits, cut between words where one ends near.
 */
export async function fitText(
  text: Omit<Text, "size">,
  sizes: number[],
  column: Column,
  height: number,
): Promise<Block> {
  for (const size of sizes) {
    const block = await drawText({ ...text, size }, column);
    if (block.height <= height) return block;
  }
  const size = Math.min(...sizes);
  const letters = [...text.text];
  const beginning = (count: number) => {
    const cut = letters.slice(0, count).join("");
    const space = cut.lastIndexOf(" ");
    return `${(space > cut.length - NEAR ? cut.slice(0, space) : cut).trimEnd()}…`;
  };
  const drawn = (count: number) => drawText({ ...text, text: beginning(count), size }, column);
  let [fits, tooMany] = [1, letters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if ((await drawn(middle)).height <= height) fits = middle;
    else tooMany = middle;
  }
  return drawn(fits);
}
