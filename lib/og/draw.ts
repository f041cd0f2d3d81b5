import "server-only";
import sharp, { type OverlayOptions } from "sharp";
import { direction, type Locale } from "@/lib/i18n/locales";
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
const PICTURE_WIDTH = 540;
const TOP = 150;
const BELOW = 38;
/** The site's light tokens (app/globals.css): the picture is the same for everybody. */
const LIGHT = { ground: "#faf9f5", ink: "#1c211d", soft: "#565e57", strong: "#1a5039" };
const DARK = { ground: "#1c5640", ink: "#fbf8ef", soft: "#dfe7dd", strong: "#f3bd87" };
const QUALITY = 82;

const ARCS = "M21.4 9.4A5.6 5.6 0 1 0 11 13.5M10.6 22.6A5.6 5.6 0 1 0 21 18.5";
const svg = (width: number, height: number, body: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 32 32">${body}</svg>`,
  );
const arcs = (color: string, dot = "#e58a3c") =>
  `<path d="${ARCS}" fill="none" stroke="${color}" stroke-width="3.4" stroke-linecap="round"/><circle cx="16" cy="16" r="2.7" fill="${dot}"/>`;
const CHECK = (color: string, sign: string) =>
  `<circle cx="16" cy="16" r="15" fill="${color}"/><path d="m9.5 16.5 4.5 4.5 8.5-9.5" fill="none" stroke="${sign}" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/>`;

/**
 * Draws the card as a JPEG of 1200 × 630 pixels. `picture` are the bytes of what `card.picture` names; without them the
 * words stand alone on the green of the home page. In Arabic everything stands the other way round.
 */
export async function drawCard(card: Card, picture: Buffer | null): Promise<Buffer> {
  const rtl = direction(card.locale) === "rtl";
  const colors = picture ? LIGHT : DARK;
  const column = { width: (picture ? WIDTH - PICTURE_WIDTH : WIDTH - 420) - 2 * MARGIN, rtl };
  const layers: OverlayOptions[] = [];
  /** Places something `start` pixels from where lines begin. */
  const place = ({ png, width }: Block, start: number, top: number) =>
    layers.push({ input: png, left: Math.round(rtl ? WIDTH - start - width : start), top: Math.round(top) });
  const shape = (body: string, size: number): Block => ({
    png: svg(size, size, body),
    width: size,
    height: size,
  });

  if (picture) {
    const frame = await sharp(picture).resize(PICTURE_WIDTH, HEIGHT, { fit: "cover" }).toBuffer();
    place({ png: frame, width: PICTURE_WIDTH, height: HEIGHT }, WIDTH - PICTURE_WIDTH, 0);
  } else {
    const large = shape(arcs("#2f6f56"), HEIGHT + 100);
    const seen = await sharp(large.png)
      .extract({ left: 0, top: 50, width: 560, height: HEIGHT })
      .png()
      .toBuffer();
    place(
      { png: rtl ? await sharp(seen).flop().toBuffer() : seen, width: 560, height: HEIGHT },
      WIDTH - 560,
      0,
    );
  }
  place(
    shape(
      `<rect width="32" height="32" rx="9" fill="${picture ? "#1f5f46" : "#fbf8ef"}"/>${arcs(picture ? "#ffffff" : "#1c5640")}`,
      60,
    ),
    MARGIN,
    56,
  );
  const site = await drawText({ text: card.site, size: 36, bold: true, color: colors.ink }, column);
  place(site, MARGIN + 78, 86 - site.height / 2);

  const foot = card.seller ? await sellerBlocks(card.seller, column, colors) : [];
  const footTop =
    HEIGHT - MARGIN - foot.reduce((sum, { height }) => sum + height, 0) - 14 * Math.max(0, foot.length - 1);
  const below = card.price
    ? await fitText({ text: card.price, bold: true, color: colors.strong }, [52, 44, 36], column, 70)
    : card.lead
      ? await fitText({ text: card.lead, color: colors.soft }, [34, 30], column, 150)
      : null;
  const room = footTop - (foot.length > 0 ? 36 : 0) - TOP - (below ? below.height + BELOW : 0);
  const title = await fitText(
    { text: card.title, bold: true, color: colors.ink },
    picture ? [56, 48, 42, 36] : [62, 54, 46, 40],
    column,
    room,
  );
  const top = TOP + Math.max(0, (room - title.height) / 2);
  place(title, MARGIN, top);
  if (below) place(below, MARGIN, top + title.height + BELOW);

  let y = footTop;
  for (const [index, block] of foot.entries()) {
    const verified = index === 1;
    if (verified) place(shape(CHECK(colors.strong, colors.ground), 34), MARGIN, y + block.height / 2 - 17);
    place(block, verified ? MARGIN + 48 : MARGIN, y);
    y += block.height + 14;
  }
  return sharp({ create: { ...CARD_SIZE, channels: 3, background: colors.ground } })
    .composite(layers)
    .jpeg({ quality: QUALITY, mozjpeg: true })
    .toBuffer();
}

/** Who sells, and below it that they are verified. */
async function sellerBlocks(
  { name, verified }: NonNullable<Card["seller"]>,
  column: { width: number; rtl: boolean },
  colors: typeof LIGHT,
): Promise<Block[]> {
  const blocks = [await fitText({ text: name, color: colors.soft }, [30], column, 50)];
  if (verified)
    blocks.push(await drawText({ text: verified, size: 28, bold: true, color: colors.strong }, column));
  return blocks;
}
