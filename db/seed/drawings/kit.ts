/** What the drawings are made of: a page of 1200 by 1200, the object standing on a floor at 900. */
export const SIZE = 1200;

export type Tones = { main: string; dark: string; light: string; accent: string };

type Extra = string;
export const rect = (
  x: number,
  y: number,
  w: number,
  h: number,
  rx: number,
  fill: string,
  extra: Extra = "",
) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}" fill="${fill}" ${extra}/>`;
export const circle = (x: number, y: number, r: number, fill: string, extra: Extra = "") =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${extra}/>`;
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, extra: Extra = "") =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${extra}/>`;
export const path = (d: string, fill: string, extra: Extra = "") =>
  `<path d="${d}" fill="${fill}" ${extra}/>`;
export const line = (d: string, stroke: string, width: number, extra: Extra = "") =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${extra}/>`;
export const group = (transform: string, content: string) => `<g transform="${transform}">${content}</g>`;
export const times = (n: number, draw: (index: number) => string) =>
  Array.from({ length: n }, (_, i) => draw(i)).join("");
export const shadow = (x: number, width: number, y = 902) => ellipse(x, y, width / 2 + 30, 44, "url(#shade)");
