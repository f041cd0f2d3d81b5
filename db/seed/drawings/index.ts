import * as fashion from "./fashion";
import * as home from "./home";
import * as houseAndKids from "./house-and-kids";
import * as sportMusicFood from "./sport-music-food";
import * as tech from "./tech";

export { picture, type Room, type Tones } from "./kit";

/** Every drawing by its name. */
export const DRAWINGS = { ...home, ...fashion, ...tech, ...houseAndKids, ...sportMusicFood };
export type Drawing = keyof typeof DRAWINGS;
