import "server-only";
import { createHash } from "node:crypto";
import type { Db } from "@/db/client";
import { getFile } from "@/lib/storage";
import { type Card, drawCard } from "./draw";
import { rememberMade } from "./remember";

export { CARD_SIZE, type Card } from "./draw";

/** Raise it where the drawing itself changes: then every card has a new address. */
const DRAWING = 1;
const MOST_BYTES = 16 * 1024 * 1024;
const remember = rememberMade(MOST_BYTES);

/** Names what a card shows: as long as that stays, so does its address, and who has the picture may keep it. */
export const versionOf = (card: Card): string =>
  createHash("sha256")
    .update(JSON.stringify([DRAWING, card]))
    .digest("hex")
    .slice(0, 12);

/** The card as a JPEG; drawn once while it stays the same. */
export const pictureOfCard = (db: Db, card: Card): Promise<Buffer> =>
  remember(versionOf(card), async () => {
    const file = card.picture && (await getFile(db, `${card.picture}/800`));
    return drawCard(card, file ? file.bytes : null);
  });
