import * as care from "./care";
import * as crafts from "./crafts";
import * as fashion from "./fashion";
import * as gadgets from "./gadgets";
import * as home from "./home";
import * as houseAndKids from "./house-and-kids";
import * as larder from "./larder";
import * as machines from "./machines";
import * as play from "./play";
import * as rooms from "./rooms";
import * as sportMusicFood from "./sport-music-food";
import * as tech from "./tech";
import * as tools from "./tools";
import * as wear from "./wear";

export type { Tones } from "./kit";
export { picture, ROOM_NAMES, type Room } from "./scene";

/** Every drawing by its name. */
export const DRAWINGS = {
  ...{ ...home, ...rooms, ...crafts, ...houseAndKids, ...machines, ...play },
  ...{ ...fashion, ...wear, ...care, ...tech, ...gadgets, ...tools, ...sportMusicFood, ...larder },
};
export type Drawing = keyof typeof DRAWINGS;

/** Laid on a table and seen from above. */
const LAID: readonly Drawing[] = [
  ...([
    "rug",
    "board",
    "keyboard",
    "racket",
    "oud",
    "vinyl",
    "necklace",
    "plate",
    "slippers",
    "comb",
  ] as const),
  ...([
    "charger",
    "drive",
    "skateboard",
    "guitar",
    "boardgame",
    "shears",
    "notebook",
    "cases",
    "watch",
  ] as const),
];
/** Hung on a wall. */
const HUNG: readonly Drawing[] = [
  "aircon",
  "dress",
  "jacket",
  "kaftan",
  "scarf",
  "clock",
  "pendant",
  "roller",
];

export const placeOf = (drawing: Drawing): "laid" | "hung" | "stood" =>
  LAID.includes(drawing) ? "laid" : HUNG.includes(drawing) ? "hung" : "stood";
