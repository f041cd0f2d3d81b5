import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings, questions, sellers } from "@/db/schema";
import { type Clock, HOUR_MS, systemClock } from "@/lib/clock";
import { notify } from "@/lib/notifications";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import type { AnswerInput, QuestionInput } from "./input";

/** Who asks more than this asks for others. */
export const QUESTIONS: Limit = { max: 10, windowMs: HOUR_MS };
export const ANSWERS: Limit = { max: 60, windowMs: HOUR_MS };

/** Where both sides find theirs, without the language. */
export const QUESTIONS_PATH = "/questions";

/**
 * Asks the seller of a published listing in public; the same question again is the one that is there. The seller is told
 * once. Fails with `not_found` for a listing that is not public, `forbidden` for one's own, `rate_limited`.
 */
export async function askQuestion(
  db: Db,
  userId: string,
  { slug, body }: QuestionInput,
  clock: Clock = systemClock,
): Promise<Result<null>> {
  const [listing] = await db
    .select({ id: listings.id, title: listings.title, sellerId: listings.sellerId })
    .from(listings)
    .where(and(eq(listings.slug, slug), eq(listings.status, "published")));
  if (!listing) return fail("not_found", "listingUnavailable");
  if (listing.sellerId === userId) return fail("forbidden", "questionToOneself");
  if (!(await takeFromLimit(db, `questions:${userId}`, QUESTIONS, new Date())))
    return fail("rate_limited", "tooManyQuestions");
  const now = clock();
  return db.transaction(async (tx) => {
    const [question] = await tx
      .insert(questions)
      .values({ listingId: listing.id, askerId: userId, body, createdAt: now })
      .onConflictDoNothing({ target: [questions.listingId, questions.askerId, questions.body] })
      .returning({ id: questions.id });
    if (question)
      await notify(
        tx,
        {
          userId: listing.sellerId,
          key: `question:${question.id}`,
          type: "question_asked",
          data: { title: listing.title },
          path: QUESTIONS_PATH,
        },
        now,
      );
    return ok(null);
  });
}

/**
 * Answers a question on one's own listing: from then on both are public, and stay as they are. The asker is told. Fails
 * with `not_found` for anybody else's, `conflict` where it is answered already, `rate_limited`.
 */
export async function answerQuestion(
  db: Db,
  userId: string,
  { id, answer }: AnswerInput,
  clock: Clock = systemClock,
): Promise<Result<null>> {
  if (!(await takeFromLimit(db, `answers:${userId}`, ANSWERS, new Date())))
    return fail("rate_limited", "tooManyAnswers");
  const now = clock();
  const own = and(
    eq(questions.id, id),
    sql`${questions.listingId} in (select l.id from listings l where l.seller_id = ${userId})`,
  );
  return db.transaction(async (tx) => {
    const [answered] = await tx
      .update(questions)
      .set({ answer, answeredAt: now })
      .where(and(own, isNull(questions.answeredAt)))
      .returning({ listingId: questions.listingId, askerId: questions.askerId });
    if (!answered) {
      const there = await tx.$count(questions, own);
      return there > 0 ? fail("conflict", "questionAnswered") : fail("not_found", "questionUnknown");
    }
    const [told] = await tx
      .select({ title: listings.title, counterpart: sellers.name })
      .from(listings)
      .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
      .where(eq(listings.id, answered.listingId));
    await notify(
      tx,
      {
        userId: answered.askerId,
        key: `answer:${id}`,
        type: "question_answered",
        data: { title: told?.title ?? "", counterpart: told?.counterpart ?? "" },
        path: QUESTIONS_PATH,
      },
      now,
    );
    return ok(null);
  });
}
