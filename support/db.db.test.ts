import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { pendingMigrations } from "@/db/pending-migrations";
import { users } from "@/db/schema";
import { createTestDb } from "./db";

test("each test database is migrated, empty and alone", async () => {
  const [one, other] = await Promise.all([createTestDb(2), createTestDb(2)]);
  expect(await pendingMigrations(one.db)).toEqual([]);
  await one.db.insert(users).values({ email: "a@souk.test" });
  expect(await other.db.select().from(users).where(eq(users.email, "a@souk.test"))).toEqual([]);
  await Promise.all([one.close(), other.close()]);
});

test("a database without its last migration is known as such", async () => {
  const { db, sql, close } = await createTestDb(2);
  await sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
  expect(await pendingMigrations(db)).toHaveLength(1);
  await sql`drop table drizzle.__drizzle_migrations`;
  expect((await pendingMigrations(db)).length).toBeGreaterThan(1);
  await close();
});
