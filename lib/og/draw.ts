import "server-only";
import sharp, { type OverlayOptions } from "sharp";
import { direction, type Locale } from "@/lib/i18n/locales";
import { drawArcs, drawCheck, drawMark } from "./shapes";
import { type Block, drawText, fitText } from "./text";

/** What a shared link shows: its words, and where it is of a thing, the thing. */
export type Card = {
  locale: Locale;
  site: string;
  title: string;
  /** Large, below the title: a price. */
  price?: string;
  /** A sentence below the title. */
  lead?: string;
  /** Who sells it, and the word for their being verified, where they are. */
  seller?: { name: string; verified: string | null };
  /** The key of its picture; null where there is none. */
  picture: string | null;
};

/** In pixels: what Facebook, WhatsApp and the others ask for (https://ogp.me names no size). */
export const CARD_SIZE = { width: 1200, height: 630 };
const { width: WIDTH, height: HEIGHT } = CARD_SIZE;
const MARGIN = 64;
/** The middle of the line with the mark, and where the title may begin. */
const MARK_LINE = 86;
const TITLE_TOP = 150;
const MARK = 60;
const CHECK = 34;
const GAP = { inLine: 18, check: 14, rows: 14, underTitle: 38, overFoot: 36 };

/** The site's tokens (app/globals.css); the picture is the same in both themes. */
const BESIDE_PICTURE = {
  ground: "#faf9f5",
  ink: "#1c211d",
  soft: "#565e57",
  strong: "#1a5039",
  mark: ["#1f5f46", "#ffffff"],
  titles: [56, 48, 42, 36],
  across: 540,
} as const;
const ON_GREEN = {
  ground: "#1c5640",
  ink: "#fbf8ef",
  soft: "#dfe7dd",
  strong: "#f3bd87",
  mark: ["#fbf8ef", "#1c5640"],
  titles: [62, 54, 46, 40],
  across: 420,
} as const;
type Look = typeof BESIDE_PICTURE | typeof ON_GREEN;
type Column = { width: number; rtl: boolean };
/** A block `start` pixels from where lines begin, and `top` from above. */
type Placed = { block: Block; start: number; top: number };

/**
 * Draws the card as a JPEG of 1200 × 630 pixels. `picture` are the bytes of what `card.picture` names; without them the
 * words stand alone on the green of the home page. In Arabic everything stands the other way round.
 */
export async function drawCard(card: Card, picture: Buffer | null): Promise<Buffer> {
  const rtl = direction(card.locale) === "rtl";
  const look = picture ? BESIDE_PICTURE : ON_GREEN;
  const column = { width: WIDTH - look.across - 2 * MARGIN, rtl };
  const foot = await drawSeller(card, look, column);
  const footTop = Math.min(HEIGHT - MARGIN, ...foot.map(({ top }) => top));
  const placed = [
    picture ? await pictureAtEnd(picture) : await arcsAtEnd(rtl),
    ...(await drawHead(card, look, column)),
    ...(await drawWords(card, look, column, foot.length > 0 ? footTop - GAP.overFoot : footTop)),
    ...foot,
  ];
  const layers = placed.map(
    ({ block, start, top }): OverlayOptions => ({
      input: block.png,
      left: Math.round(rtl ? WIDTH - start - block.width : start),
      top: Math.round(top),
    }),
  );
  return sharp({ create: { ...CARD_SIZE, channels: 3, background: look.ground } })
    .composite(layers)
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}

async function pictureAtEnd(picture: Buffer): Promise<Placed> {
  const width = BESIDE_PICTURE.across;
  const png = await sharp(picture).resize(width, HEIGHT, { fit: "cover" }).toBuffer();
  return { block: { png, width, height: HEIGHT }, start: WIDTH - width, top: 0 };
}

/** The mark's arcs, larger than the card. */
async function arcsAtEnd(rtl: boolean): Promise<Placed> {
  const width = 560;
  const arcs = sharp(drawArcs("#2f6f56", HEIGHT + 100).png);
  const png = await arcs.extract({ left: 0, top: 50, width, height: HEIGHT }).png().toBuffer();
  const turned = rtl ? await sharp(png).flop().toBuffer() : png;
  return { block: { png: turned, width, height: HEIGHT }, start: WIDTH - width, top: 0 };
}

async function drawHead({ site }: Card, look: Look, column: Column): Promise<Placed[]> {
  const name = await drawText({ text: site, size: 36, bold: true, color: look.ink }, column);
  const [tile, arcs] = look.mark;
  return [
    { block: drawMark(tile, arcs, MARK), start: MARGIN, top: MARK_LINE - MARK / 2 },
    { block: name, start: MARGIN + MARK + GAP.inLine, top: MARK_LINE - name.height / 2 },
  ];
}

/** The title and what stands below it, in the middle of what is left above `bottom`. */
async function drawWords(card: Card, look: Look, column: Column, bottom: number): Promise<Placed[]> {
  const { title: text, price, lead } = card;
  const below = price
    ? await fitText({ text: price, bold: true, color: look.strong }, [52, 44, 36], column, 70)
    : lead
      ? await fitText({ text: lead, color: look.soft }, [34, 30], column, 150)
      : null;
  const room = bottom - TITLE_TOP - (below ? below.height + GAP.underTitle : 0);
  const title = await fitText({ text, bold: true, color: look.ink }, [...look.titles], column, room);
  const top = TITLE_TOP + Math.max(0, (room - title.height) / 2);
  return [
    { block: title, start: MARGIN, top },
    ...(below ? [{ block: below, start: MARGIN, top: top + title.height + GAP.underTitle }] : []),
  ];
}

/** Who sells, at the foot, and below it that they are verified. */
async function drawSeller({ seller }: Card, look: Look, column: Column): Promise<Placed[]> {
  if (!seller) return [];
  const name = await fitText({ text: seller.name, color: look.soft }, [30], column, 50);
  const end = HEIGHT - MARGIN;
  if (!seller.verified) return [{ block: name, start: MARGIN, top: end - name.height }];
  const word = await drawText({ text: seller.verified, size: 28, bold: true, color: look.strong }, column);
  const top = end - word.height;
  return [
    { block: name, start: MARGIN, top: top - GAP.rows - name.height },
    {
      block: drawCheck(look.strong, look.ground, CHECK),
      start: MARGIN,
      top: top + (word.height - CHECK) / 2,
    },
    { block: word, start: MARGIN + CHECK + GAP.check, top },
  ];
}
