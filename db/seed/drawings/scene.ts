import { chanceOf } from "../chance";
import { SIZE, type Tones } from "./kit";
import { lighter, mixed } from "./shades";
import { above, before } from "./surroundings";

/** Walls and floors to stand things before: the wall in the light, the wall, the floor. */
export const ROOMS = {
  sand: ["#f6ecdc", "#e6d2b2", "#d8bd95"],
  sage: ["#e8efe2", "#cddac4", "#b3c6a8"],
  sky: ["#e6f0f5", "#c5dae6", "#a9c6d6"],
  rose: ["#f8e8e2", "#ecc9bf", "#ddb0a3"],
  clay: ["#f3dcc8", "#dfb291", "#c99672"],
  mist: ["#f3f1ed", "#dad6cf", "#c2bdb3"],
  lemon: ["#faf2d6", "#eddb9c", "#dcc67d"],
  plum: ["#efe6f1", "#d3c1d9", "#b9a3c2"],
  white: ["#ffffff", "#efedea", "#dedad4"],
  slate: ["#5f6d78", "#3d4852", "#2b333b"],
  lagoon: ["#cfe8e4", "#8fc4bf", "#6aa9a5"],
  brick: ["#d98d6c", "#b3603f", "#8f4529"],
  forest: ["#6f8a6f", "#476048", "#334a36"],
  dusk: ["#8890b3", "#5a6288", "#434a6c"],
} as const;
export type Room = keyof typeof ROOMS;
export const ROOM_NAMES = Object.keys(ROOMS) as Room[];

/** How a drawing is looked at: whole (`1`) or from nearer, around a point of it. */
export type Look = { near?: number; x?: number; y?: number; place?: "laid" | "hung" | "stood" };

/**
 * A whole picture: a room with a drawing in it. `which` stands for the day on which it was taken: the same one gives the
 * same table, light and angle.
 */
export function picture(
  which: string,
  room: Room,
  draw: (tones: Tones) => string,
  tones: Tones,
  { near = 1, x = 600, y = 600, place = "stood" }: Look = {},
): string {
  const chance = chanceOf(which);
  const [bright, wall, floor] = ROOMS[room];
  const fromLeft = chance.of([true, true, false]);
  const laid = place === "laid";
  const horizon = place === "hung" ? SIZE : 790 + chance.upTo(60);
  const size = near * (1.02 + chance.upTo(15) / 100);
  const turn = laid ? chance.upTo(24) - 12 : 0;
  const mirror = near === 1 && chance.of([false, false, true]) ? -1 : 1;
  const shift = near === 1 ? [600 + chance.upTo(60) - 30, 606] : [600, 600];
  const behind = laid ? above(chance, floor, wall) : before(chance, { wall, floor, bright, horizon });
  const seen = `translate(${shift.join(" ")}) rotate(${turn}) scale(${size * mirror} ${size}) translate(${-x} ${-y})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}">
<defs><linearGradient id="wall" x1="${fromLeft ? 0 : 1}" y1="0" x2="${fromLeft ? 0.7 : 0.3}" y2="1"><stop offset="0" stop-color="${bright}"/><stop offset="1" stop-color="${wall}"/></linearGradient>
<linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${mixed(floor, "#000000", 0.1)}"/><stop offset="0.35" stop-color="${floor}"/><stop offset="1" stop-color="${lighter(floor, 0.3)}"/></linearGradient>
<radialGradient id="shade"><stop offset="0.25" stop-color="#1a120a" stop-opacity="0.46"/><stop offset="0.65" stop-color="#1a120a" stop-opacity="0.18"/><stop offset="1" stop-color="#1a120a" stop-opacity="0"/></radialGradient>
<radialGradient id="lamp" cx="${fromLeft ? 0.2 : 0.8}" cy="0.12" r="0.95"><stop offset="0" stop-color="#fffaf0" stop-opacity="0.42"/><stop offset="0.55" stop-color="#fffaf0" stop-opacity="0"/><stop offset="1" stop-color="#120a04" stop-opacity="0.2"/></radialGradient>
${Object.entries(tones)
  .map(shaded(fromLeft === (mirror === 1)))
  .join("")}</defs>
${behind}<g transform="${seen}">${draw(PAINTS)}</g><rect width="${SIZE}" height="${SIZE}" fill="url(#lamp)"/></svg>`;
}

/** What things are painted with: their tones, each brighter towards the light. */
const PAINTS: Tones = {
  main: "url(#main)",
  dark: "url(#dark)",
  light: "url(#light)",
  accent: "url(#accent)",
};

const shaded =
  (fromLeft: boolean) =>
  ([name, colour]: [string, string]) =>
    `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" x1="${fromLeft ? 260 : 940}" y1="240" x2="${fromLeft ? 900 : 300}" y2="940"><stop offset="0" stop-color="${lighter(colour, 0.3)}"/><stop offset="0.45" stop-color="${colour}"/><stop offset="1" stop-color="${mixed(colour, "#1c1008", 0.3)}"/></linearGradient>`;
