import "server-only";
import { and, avg, count, desc, eq, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { listings, orders, reviews, sellers, users } from "@/db/schema";
import { givenName } from "./author";
import {
  closedFrom,
  completionOf,
  type OwnStanding,
  ownStanding,
  publishedFrom,
  type Review,
  type ReviewSide,
} from "./state";

type Words = Pick<Review, "rating" | "text">;

export type OrderReviews = {
  side: ReviewSide;
  standing: OwnStanding;
  /** The given name under which a buyer's review is public; null where there is none. */
  signature: string | null;
  mine: Words | null;
  /** What the other side wrote, once it is public. */
  theirs: Words | null;
  /** Whether the other side has written: all that is said of a hidden review. */
  theyHaveWritten: boolean;
  publishedFrom: Date;
  closedFrom: Date;
};

/** The reviews of a completed order as one of its two sides may see them; null for anybody else, and where none are asked for. */
export async function getOrderReviews(
  db: Db,
  userId: string,
  orderId: string,
  now: Date,
): Promise<OrderReviews | null> {
  const [row] = await db
    .select({ order: orders, buyerName: users.name })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.buyerId))
    .where(and(eq(orders.id, orderId), or(eq(orders.buyerId, userId), eq(orders.sellerId, userId))));
  const completedAt = row && completionOf(row.order);
  if (!completedAt) return null;
  const written = await db.select().from(reviews).where(eq(reviews.orderId, orderId));
  const side: ReviewSide = row.order.buyerId === userId ? "buyer" : "seller";
  const mine = written.find((review) => review.side === side) ?? null;
  const theirs = written.find((review) => review.side !== side) ?? null;
  const standing = ownStanding(row.order, mine, now);
  if (!standing) return null;
  const words = (review: Review | null) => review && { rating: review.rating, text: review.text };
  return {
    side,
    standing,
    signature: givenName(row.buyerName),
    mine: words(mine),
    theirs: theirs?.publishedAt ? words(theirs) : null,
    theyHaveWritten: theirs !== null,
    publishedFrom: publishedFrom(completedAt),
    closedFrom: closedFrom(completedAt),
  };
}

/** What buyers say: `average` is from 1 to 5, rounded to a tenth; null where nobody has said anything. */
export type Rating = { average: number | null; count: number };

export type PublicReview = Words & {
  id: string;
  /** The buyer's given name; null where there is none. */
  author: string | null;
  publishedAt: Date;
  /** What was bought; its address where it is still on sale. */
  title: string;
  slug: string | null;
  /** What the seller wrote of this buyer. */
  answer: Words | null;
};

export type PublicReviews = Rating & { newest: PublicReview[] };

/** The public reviews that buyers wrote of a listing. */
export const getListingReviews = (db: Db, slug: string, limit: number): Promise<PublicReviews> =>
  readPublic(db, eq(reviews.listingId, sql`(select l.id from ${listings} l where l.slug = ${slug})`), limit);

/** The public reviews that buyers wrote of a seller. */
export const getSellerReviews = (db: Db, handle: string, limit: number): Promise<PublicReviews> =>
  readPublic(db, ofSeller(handle), limit);

/** How buyers rate a seller. */
export const getSellerRating = (db: Db, handle: string): Promise<Rating> => readRating(db, ofSeller(handle));

const ofSeller = (handle: string) =>
  eq(reviews.subjectId, sql`(select s.user_id from ${sellers} s where s.handle = ${handle})`);

const publicOfBuyers = (about: SQL) => and(about, eq(reviews.side, "buyer"), isNotNull(reviews.publishedAt));

async function readRating(db: Db, about: SQL): Promise<Rating> {
  const [row] = await db
    .select({ average: avg(reviews.rating).mapWith(Number), count: count() })
    .from(reviews)
    .where(publicOfBuyers(about));
  const { average = null, count: counted = 0 } = row ?? {};
  return { average: average === null ? null : Math.round(average * 10) / 10, count: counted };
}

async function readPublic(db: Db, about: SQL, limit: number): Promise<PublicReviews> {
  const answers = alias(reviews, "answers");
  const [rating, rows] = await Promise.all([
    readRating(db, about),
    db
      .select({
        id: reviews.id,
        rating: reviews.rating,
        text: reviews.text,
        author: users.name,
        publishedAt: sql<Date>`${reviews.publishedAt}`.mapWith(reviews.publishedAt),
        title: orders.title,
        slug: sql<string | null>`case when ${listings.status} = 'published' then ${listings.slug} end`,
        answer: { rating: answers.rating, text: answers.text },
      })
      .from(reviews)
      .innerJoin(users, eq(users.id, reviews.authorId))
      .innerJoin(orders, eq(orders.id, reviews.orderId))
      .innerJoin(listings, eq(listings.id, reviews.listingId))
      .leftJoin(
        answers,
        and(eq(answers.orderId, reviews.orderId), eq(answers.side, "seller"), isNotNull(answers.publishedAt)),
      )
      .where(publicOfBuyers(about))
      .orderBy(desc(reviews.publishedAt), desc(reviews.id))
      .limit(limit),
  ]);
  return { ...rating, newest: rows.map((row) => ({ ...row, author: givenName(row.author) })) };
}
