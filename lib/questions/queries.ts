import "server-only";
import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings, questions } from "@/db/schema";

/** What everybody reads; who asked is told to nobody. */
export type PublicQuestion = { id: string; body: string; answer: string; answeredAt: Date };

/** A question with the listing that it is about, as its asker or the seller sees it; `slug` is null while it is not public. */
export type OwnQuestion = {
  id: string;
  title: string;
  slug: string | null;
  body: string;
  answer: string | null;
  createdAt: Date;
};

/** What a listing's page shows, the newest answer first. */
export async function listAnswered(db: Db, slug: string, limit: number): Promise<PublicQuestion[]> {
  const rows = await db
    .select({
      id: questions.id,
      body: questions.body,
      answer: questions.answer,
      answeredAt: questions.answeredAt,
    })
    .from(questions)
    .innerJoin(listings, eq(listings.id, questions.listingId))
    .where(and(eq(listings.slug, slug), eq(listings.status, "published"), isNotNull(questions.answeredAt)))
    .orderBy(desc(questions.answeredAt), desc(questions.id))
    .limit(limit);
  return rows.flatMap(({ answer, answeredAt, ...rest }) =>
    answer && answeredAt ? [{ ...rest, answer, answeredAt }] : [],
  );
}

const own = {
  id: questions.id,
  title: listings.title,
  status: listings.status,
  slug: listings.slug,
  body: questions.body,
  answer: questions.answer,
  createdAt: questions.createdAt,
};
const toOwn = ({ status, slug, ...rest }: Omit<OwnQuestion, "slug"> & { status: string; slug: string }) => ({
  ...rest,
  slug: status === "published" ? slug : null,
});

const MOST = 50;

/** What waits for this seller's answer, the oldest first. */
export async function listToAnswer(db: Db, sellerId: string): Promise<OwnQuestion[]> {
  const rows = await db
    .select(own)
    .from(questions)
    .innerJoin(listings, eq(listings.id, questions.listingId))
    .where(and(eq(listings.sellerId, sellerId), isNull(questions.answeredAt)))
    .orderBy(asc(questions.createdAt), asc(questions.id))
    .limit(MOST);
  return rows.map(toOwn);
}

/** What this person asked, the newest first. */
export async function listAsked(db: Db, askerId: string): Promise<OwnQuestion[]> {
  const rows = await db
    .select(own)
    .from(questions)
    .innerJoin(listings, eq(listings.id, questions.listingId))
    .where(eq(questions.askerId, askerId))
    .orderBy(desc(questions.createdAt), desc(questions.id))
    .limit(MOST);
  return rows.map(toOwn);
}

/** What a question is about; null where the listing is not public. */
export async function getAskable(
  db: Db,
  userId: string,
  slug: string,
): Promise<{ title: string; own: boolean } | null> {
  // An address can hold what PostgreSQL refuses.
  if (slug.includes("\0")) return null;
  const [listing] = await db
    .select({ title: listings.title, sellerId: listings.sellerId })
    .from(listings)
    .where(and(eq(listings.slug, slug), eq(listings.status, "published")));
  return listing ? { title: listing.title, own: listing.sellerId === userId } : null;
}
