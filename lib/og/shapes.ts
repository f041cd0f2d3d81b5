import type { Block } from "./text";

/** The mark of components/site/logo.tsx: two arcs and what is held between them, in a square of 32. */
const arcs = (color: string) =>
  `<path d="M21.4 9.4A5.6 5.6 0 1 0 11 13.5M10.6 22.6A5.6 5.6 0 1 0 21 18.5" fill="none" stroke="${color}" stroke-width="3.4" stroke-linecap="round"/><circle cx="16" cy="16" r="2.7" fill="#e58a3c"/>`;

const square = (body: string, size: number): Block => ({
  png: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${body}</svg>`,
  ),
  width: size,
  height: size,
});

/** The arcs alone. Colours as in CSS, `size` in pixels. */
export const drawArcs = (color: string, size: number): Block => square(arcs(color), size);

export const drawMark = (tile: string, color: string, size: number): Block =>
  square(`<rect width="32" height="32" rx="9" fill="${tile}"/>${arcs(color)}`, size);

export const drawCheck = (disc: string, sign: string, size: number): Block =>
  square(
    `<circle cx="16" cy="16" r="15" fill="${disc}"/><path d="m9.5 16.5 4.5 4.5 8.5-9.5" fill="none" stroke="${sign}" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/>`,
    size,
  );
