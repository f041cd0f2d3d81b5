import "server-only";
import { join } from "node:path";
import { direction, type Locale } from "@/lib/i18n/locales";
import { breakLines, measureWord, type Script, visualOrder, wordsIn } from "./lines";
import type { Row } from "./rows";

export type Page = { locale: Locale; title: string; site: string; rows: Row[][]; notes: string[] };

const MARGIN = 56;
const LABEL_WIDTH = 170;
const INK = "#1c211d";
const SOFT = "#565e57";
const LINE = "#e3e2d8";
const BRAND = "#1f5f46";

/** Readex Pro (SIL Open Font License) as static TrueType: the writer cannot take parts of compressed or variable fonts. */
const fontFile = (subset: string) => join(process.cwd(), "lib/receipts/fonts", `readex-pro-${subset}.ttf`);
const FONTS: Record<Script, string> = {
  latin: fontFile("latin"),
  latinExt: fontFile("latin-ext"),
  arabic: fontFile("arabic"),
};

type Style = { size: number; color: string; rtl: boolean };
type Column = { x: number; width: number };

/** A receipt as a PDF of one A4 page, or more for a long title; in Arabic from right to left. */
export async function receiptPdf({ locale, title, site, rows, notes }: Page): Promise<Buffer> {
  // Loaded with the first receipt: it takes long enough to be felt at the start.
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    lang: locale,
    displayTitle: true,
    info: { Title: title, Creator: site },
  });
  const done = collect(doc);
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file);
  const rtl = direction(locale) === "rtl";
  const whole = { x: MARGIN, width: doc.page.width - 2 * MARGIN };
  const valueWidth = whole.width - LABEL_WIDTH;
  const labels = { x: rtl ? MARGIN + valueWidth : MARGIN, width: LABEL_WIDTH };
  const values = { x: rtl ? MARGIN : MARGIN + LABEL_WIDTH, width: valueWidth };
  const write = (text: string, column: Column, size: number, color = INK) =>
    drawText(doc, text, column, { size, color, rtl });

  write(site, whole, 12, BRAND);
  write(title, whole, 24);
  for (const group of rows.filter(({ length }) => length > 0)) {
    doc.y += 10;
    doc
      .moveTo(MARGIN, doc.y)
      .lineTo(doc.page.width - MARGIN, doc.y)
      .strokeColor(LINE)
      .stroke();
    doc.y += 10;
    for (const { label, values: texts, strong } of group) {
      keepTogether(doc, rowHeight(14) * texts.length);
      const top = doc.y;
      write(label, labels, 10.5, SOFT);
      const below = doc.y;
      doc.y = top;
      for (const text of texts) write(text, values, strong ? 14 : 10.5);
      doc.y = Math.max(doc.y, below) + 3;
    }
  }
  doc.y += 16;
  for (const note of notes) write(note, whole, 9, SOFT);
  doc.end();
  return done;
}

const rowHeight = (size: number) => size * 1.55;

function keepTogether(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
}

/**
 * Writes a paragraph into a column from the document's height on. The writer shapes letters but knows neither lines of two
 * directions nor a second font for what the first lacks, so each word is placed by itself.
 */
function drawText(
  doc: PDFKit.PDFDocument,
  text: string,
  { x: left, width: room }: Column,
  style: Style,
): void {
  const { size, color, rtl } = style;
  doc.fontSize(size);
  const widthOf = (piece: string, script: Script) => doc.font(script).widthOfString(piece);
  const space = widthOf(" ", "latin");
  const most = Math.max(4, Math.floor(room / widthOf("M", "latin")));
  const words = wordsIn(text, most).map((word) => measureWord(word, widthOf));
  for (const line of breakLines(words, space, room)) {
    keepTogether(doc, rowHeight(size));
    const y = doc.y;
    const width = line.reduce((sum, word) => sum + word.width, space * (line.length - 1));
    let x = rtl ? left + room - width : left;
    doc.fillColor(color);
    for (const { pieces, rtl: isArabic } of visualOrder(line, rtl)) {
      for (const piece of isArabic ? [...pieces].reverse() : pieces) {
        doc.font(piece.font).fontSize(size).text(piece.text, x, y, { lineBreak: false });
        x += piece.width;
      }
      x += space;
    }
    doc.y = y + rowHeight(size);
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}
