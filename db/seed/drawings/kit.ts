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

/** Walls and floors to stand things before. */
export const ROOMS = {
  sand: ["#f4e8d6", "#ead7bb", "#dfc8a6"],
  sage: ["#e3ebdd", "#d0ddc8", "#bccdb3"],
  sky: ["#e0ecf2", "#cbdfe9", "#b5cfdc"],
  rose: ["#f6e2dc", "#eecfc6", "#e2bbb0"],
  clay: ["#efd3bd", "#e3bb9d", "#d4a483"],
  mist: ["#eceae6", "#dddad4", "#cbc7bf"],
  lemon: ["#f8eecb", "#f0e0a8", "#e4cf8b"],
  plum: ["#e9dfec", "#d9cade", "#c6b3cd"],
} as const;
export type Room = keyof typeof ROOMS;

/** A whole picture: a room with a drawing in it, seen whole (`1`) or from nearer, around a point. */
export function picture(room: Room, drawing: string, near = 1, x = 600, y = 600): string {
  const [top, wall, floor] = ROOMS[room];
  const shift = `translate(600 600) scale(${near}) translate(${-x} ${-y})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}">
<defs><linearGradient id="wall" x1="0" y1="0" x2="0.4" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${wall}"/></linearGradient>
<linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${floor}"/><stop offset="1" stop-color="${wall}"/></linearGradient>
<radialGradient id="shade"><stop offset="0.3" stop-color="#000" stop-opacity="0.3"/><stop offset="0.7" stop-color="#000" stop-opacity="0.14"/><stop offset="1" stop-color="#000" stop-opacity="0"/></radialGradient></defs>
<rect width="${SIZE}" height="${SIZE}" fill="url(#wall)"/>
<g transform="${shift}"><rect x="-900" y="830" width="3000" height="1400" fill="url(#floor)"/>${drawing}</g></svg>`;
}
