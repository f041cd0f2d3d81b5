import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "../db/client";
import { snapshots, worlds } from "../db/schema/index";
import { type Ctx, getWorld, worldTime } from "./context";
import { faultSpec } from "./fault-spec";
import { newToken } from "./ids";
import { notFound } from "./refusal";

/** How a table hangs on the world: by which column, on which column of which table. */
type Member = { name: string; column: string; parent: string; parentColumn: string };
/** The rows as JSON text, never parsed here: PostgreSQL reads back what it wrote, to the digit. */
type Dump = { name: string; rows: string };

const ROOT = "worlds";

/** Puts a world aside as it is now: its rows, its faults, its time. Kept in the database, until it is deleted with it. */
export async function takeSnapshot(ctx: Ctx, worldId: string): Promise<{ id: string; at: Date }> {
  return ctx.db.transaction(
    async (tx) => {
      const world = await getWorld(tx, worldId);
      const dumps: Dump[] = [];
      const members = await membersOf(tx);
      for (const member of members) {
        dumps.push({ name: member.name, rows: await readRows(tx, members, member, worldId) });
      }
      const at = worldTime(world);
      const id = `snap_${newToken()}`;
      const faults = ctx.faults.remaining(worldId);
      await tx.insert(snapshots).values({ id, worldId, rows: JSON.stringify(dumps), faults, at });
      return { id, at };
    },
    { isolationLevel: "repeatable read" },
  );
}

/** Makes the world what it was, as often as one likes. Its clock goes on from the moment of the snapshot. */
export async function restoreSnapshot(ctx: Ctx, worldId: string, id: string): Promise<Date> {
  const [snapshot] = await ctx.db
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.id, id), eq(snapshots.worldId, worldId)));
  if (!snapshot) throw notFound("Snapshot not found");
  const dumps = JSON.parse(snapshot.rows) as Dump[];
  await ctx.db.transaction(async (tx) => {
    await tx.delete(worlds).where(eq(worlds.id, worldId));
    for (const { name, rows } of dumps) {
      const table = sql.identifier(name);
      // Without "overriding", a column that numbers itself would number afresh.
      await tx.execute(
        sql`insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, ${rows}::text::jsonb)`,
      );
    }
    await tx
      .update(worlds)
      .set({ clockOffsetMs: snapshot.at.getTime() - Date.now() })
      .where(eq(worlds.id, worldId));
  });
  ctx.faults.clear(worldId);
  for (const fault of snapshot.faults) ctx.faults.add(worldId, faultSpec.parse(fault));
  return snapshot.at;
}

export async function listSnapshots(reader: Reader, worldId: string): Promise<{ id: string; at: Date }[]> {
  return reader
    .select({ id: snapshots.id, at: snapshots.at })
    .from(snapshots)
    .where(eq(snapshots.worldId, worldId))
    .orderBy(asc(snapshots.at));
}

/** Every table that belongs to a world, found by its foreign keys, each after the tables that it points to. */
async function membersOf(tx: Tx): Promise<Member[]> {
  const links = (await tx.execute(sql`
    select child.relname as name, child_column.attname as column,
           parent.relname as parent, parent_column.attname as parent_column
    from pg_constraint link
    join pg_class child on child.oid = link.conrelid
    join pg_class parent on parent.oid = link.confrelid
    join pg_attribute child_column on child_column.attrelid = child.oid and child_column.attnum = link.conkey[1]
    join pg_attribute parent_column on parent_column.attrelid = parent.oid and parent_column.attnum = link.confkey[1]
    where link.contype = 'f' and child.relnamespace = current_schema()::regnamespace
    order by child.relname, (parent.relname = ${ROOT}) desc, link.conname
  `)) as unknown as { name: string; column: string; parent: string; parent_column: string }[];
  const members: Member[] = [{ name: ROOT, column: "id", parent: "", parentColumn: "" }];
  const placed = new Set([ROOT]);
  const waiting = new Set(links.map((link) => link.name));
  while (waiting.size > 0) {
    const ready = [...waiting].filter((name) =>
      links.every((link) => link.name !== name || link.parent === name || placed.has(link.parent)),
    );
    if (ready.length === 0) throw new Error(`Tables point to each other: ${[...waiting].join(", ")}`);
    for (const name of ready) {
      const link = links.find((entry) => entry.name === name && entry.parent !== name);
      if (link) {
        members.push({ name, column: link.column, parent: link.parent, parentColumn: link.parent_column });
      }
      waiting.delete(name);
      placed.add(name);
    }
  }
  return members;
}

async function readRows(tx: Tx, members: Member[], member: Member, worldId: string): Promise<string> {
  const [row] = (await tx.execute(
    sql`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${sql.identifier(member.name)} t where ${ofWorld(members, member, worldId)}`,
  )) as unknown as { rows: string }[];
  return row?.rows ?? "[]";
}

/** The condition that a row belongs to the world, through as many tables as it takes. */
function ofWorld(members: Member[], member: Member, worldId: string): SQL {
  const column = sql.identifier(member.column);
  const parent = members.find((entry) => entry.name === member.parent);
  if (!parent || parent.name === ROOT) return sql`${column} = ${worldId}`;
  return sql`${column} in (select ${sql.identifier(member.parentColumn)} from ${sql.identifier(parent.name)} where ${ofWorld(members, parent, worldId)})`;
}
