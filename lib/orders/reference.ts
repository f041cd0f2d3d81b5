import { randomInt } from "node:crypto";

/** Crockford's alphabet: no letter that is read for another. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** `S-` and ten characters: 50 bits, read out on the telephone without confusion. Unique by a constraint. */
export function newReference(): string {
  let reference = "S-";
  for (let i = 0; i < 10; i += 1) reference += ALPHABET[randomInt(ALPHABET.length)];
  return reference;
}
