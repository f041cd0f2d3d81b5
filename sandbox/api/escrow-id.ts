import { isId } from "../domain/ids";
import { badRequest } from "../domain/refusal";
import type { ApiContext } from "./context";

/** The `:id` of the route; 400 where it cannot be an escrow's. */
export function escrowId(c: ApiContext): string {
  const id = c.req.param("id") ?? "";
  if (!isId(id)) throw badRequest("Invalid escrow ID");
  return id.toLowerCase();
}
