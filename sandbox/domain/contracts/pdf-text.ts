export type Fonts = { latin: string; latinExt: string; arabic: string };
type Style = { size: number; color: string; rtl: boolean };
type Run = { font: string; text: string; width: number };
type Word = { runs: Run[]; width: number; rtl: boolean };

const ARABIC = /\p{Script=Arabic}/u;
/** What the Latin subset of the font holds; other Latin letters are in the extension. */
const BASIC =
  /[\u0020-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122]/;

export const rowHeight = (size: number) => size * 1.55;

/**
 * Writes a paragraph at the document's position, broken into lines, from the right where the language is. The PDF writer
 * shapes letters but knows neither mixed directions nor fallback fonts, so both are done here, word by word.
 */
export function drawText(doc: PDFKit.PDFDocument, fonts: Fonts, text: string, style: Style): void {
  const { left, right, bottom } = doc.page.margins;
  const room = doc.page.width - left - right;
  doc.fontSize(style.size);
  const space = doc.font(fonts.latin).widthOfString(" ");
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => cut(doc, word, room))
    .map((word) => measure(doc, fonts, word));
  for (const line of linesOf(words, space, room)) {
    if (doc.y + rowHeight(style.size) > doc.page.height - bottom) doc.addPage();
    const width = line.reduce((sum, word) => sum + word.width, 0) + space * (line.length - 1);
    let x = style.rtl ? doc.page.width - right - width : left;
    const y = doc.y;
    doc.fontSize(style.size).fillColor(style.color);
    for (const word of visualOrder(line, style.rtl)) {
      for (const run of word.rtl ? [...word.runs].reverse() : word.runs) {
        doc.font(run.font).text(run.text, x, y, { lineBreak: false });
        x += run.width;
      }
      x += space;
    }
    doc.y = y + rowHeight(style.size);
  }
  doc.x = left;
}

/** From right to left, but what is not Arabic keeps its own order within. */
export function visualOrder<T extends { rtl: boolean }>(line: T[], rtl: boolean): T[] {
  const groups: T[][] = [];
  for (const word of line) {
    const last = groups.at(-1);
    if (last?.[0]?.rtl === word.rtl) last.push(word);
    else groups.push([word]);
  }
  const ordered = groups.map((group) => (group[0]?.rtl ? [...group].reverse() : group));
  return (rtl ? ordered.reverse() : ordered).flat();
}

function linesOf(words: Word[], space: number, room: number): Word[][] {
  const lines: Word[][] = [];
  let line: Word[] = [];
  let used = 0;
  for (const word of words) {
    if (line.length > 0 && used + space + word.width > room) {
      lines.push(line);
      line = [];
      used = 0;
    }
    used += (line.length > 0 ? space : 0) + word.width;
    line.push(word);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Cuts a word that is longer than a line. */
function cut(doc: PDFKit.PDFDocument, word: string, room: number): string[] {
  const most = Math.max(8, Math.floor(room / (doc.widthOfString("M") || 8)));
  const letters = [...word];
  if (letters.length <= most) return [word];
  const pieces: string[] = [];
  for (let at = 0; at < letters.length; at += most) pieces.push(letters.slice(at, at + most).join(""));
  return pieces;
}

function measure(doc: PDFKit.PDFDocument, fonts: Fonts, word: string): Word {
  const parts: { font: string; text: string }[] = [];
  for (const letter of word) {
    const arabic = ARABIC.test(letter) || /[\u060c\u061b\u061f\u0640\u064b-\u0652]/.test(letter);
    const font = arabic ? fonts.arabic : BASIC.test(letter) ? fonts.latin : fonts.latinExt;
    const last = parts.at(-1);
    if (last?.font === font) last.text += letter;
    else parts.push({ font, text: letter });
  }
  const runs = parts.map((run) => ({ ...run, width: doc.font(run.font).widthOfString(run.text) }));
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0), rtl: ARABIC.test(word) };
}
