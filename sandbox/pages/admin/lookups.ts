import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { escrows, files } from "../../db/schema/index";
import { type Ctx, type World, worldTime } from "../../domain/context";
import type { DepositProof } from "../../domain/deposits/view";
import { fileLink } from "../../domain/files/links";

export type Titles = Map<string, { title: string; amountTnd: number }>;

/** What the escrows on the desk are called, by id. */
export async function titlesOf(reader: Reader, worldId: string, ids: string[]): Promise<Titles> {
  const rows = await reader
    .select({ id: escrows.id, title: escrows.title, amountTnd: escrows.amountTnd })
    .from(escrows)
    .where(and(eq(escrows.worldId, worldId), inArray(escrows.id, ids)));
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** Links to the proofs of payment, by file; they run out like all others. */
export async function linksOf(
  ctx: Ctx,
  world: World,
  deposits: DepositProof[],
): Promise<Map<string, string>> {
  const ids = deposits.map((row) => row.fileId).filter((id) => id !== null);
  const rows = await ctx.db
    .select({ id: files.id, linkKey: files.linkKey })
    .from(files)
    .where(inArray(files.id, ids));
  return new Map(rows.map((file) => [file.id, fileLink(ctx.origin, file, worldTime(world))]));
}
