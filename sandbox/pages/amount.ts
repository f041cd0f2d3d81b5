import { toMillimes } from "../domain/money";

/** What a person typed as an amount, in millimes; a comma is fine. Null when it is not one. */
export function parseAmount(typed: string): number | null {
  const normal = typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^\d{1,7}(\.\d{1,3})?$/.test(normal) ? toMillimes(Number(normal)) : null;
}
