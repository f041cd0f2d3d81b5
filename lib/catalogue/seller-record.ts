import "server-only";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/clock";

/** So far back answers are looked at, in days. */
export const ANSWER_DAYS = 90;
/** Of fewer answers a median says nothing about a person. */
export const LEAST_ANSWERS = 3;
/** What is not answered after that counts as never answered; before, it counts for nothing. */
const PATIENCE_MS = DAY_MS;

export type SellerRecord = {
  /** Completed orders. What the marketplace itself sold is none. */
  sales: number;
  /**
   * How long buyers wait for a first answer, in words' units; null where too few asked, and where more than half wait
   * without end.
   */
  answers: AnswerTime | null;
};

export type AnswerTime = { unit: "soon" | "hours" | "days" | "weeks"; count: number };

/** What a seller has done: completed sales, and how soon they answer. Nothing for an unknown handle. */
export async function getSellerRecord(db: Db, handle: string, now: Date): Promise<SellerRecord> {
  const since = sql`${now.toISOString()}::timestamptz - ${ANSWER_DAYS} * interval '1 day'`;
  const [row] = await db.execute<{ sales: number; asked: number; median: number | null }>(sql`
    with who as (select user_id as id from sellers where handle = ${handle}),
    asked as (
      -- In each conversation the buyer's first message, and the seller's first one after it.
      select first.created_at as at, (
        select a.created_at from messages a
        where a.conversation_id = c.id and a.sender_id = c.seller_id and a.id > first.id
        order by a.id limit 1
      ) as answered_at
      from conversations c join who on c.seller_id = who.id,
      lateral (
        select m.id, m.created_at from messages m
        where m.conversation_id = c.id and m.sender_id = c.buyer_id
        order by m.id limit 1
      ) first
      where c.last_message_at > ${since} and first.created_at > ${since}
      union all
      select q.created_at, q.answered_at
      from questions q join listings l on l.id = q.listing_id join who on l.seller_id = who.id
      where q.created_at > ${since}
    ),
    waits as (
      select case
        when answered_at is null then 'infinity'::float8
        else extract(epoch from answered_at - at)::float8
      end as seconds
      from asked
      where answered_at is not null or at < ${now.toISOString()}::timestamptz - ${PATIENCE_MS / SECOND_MS} * interval '1 second'
    )
    select
      (select count(*)::int from orders o join who on o.seller_id = who.id
        where o.status = 'completed' and o.mode <> 'instant') as sales,
      (select count(*)::int from waits) as asked,
      (select nullif(percentile_disc(0.5) within group (order by seconds), 'infinity')::float8 from waits) as median`);
  const { sales = 0, asked = 0, median = null } = row ?? {};
  const answers = asked < LEAST_ANSWERS || median === null ? null : toAnswerTime(median * SECOND_MS);
  return { sales, answers };
}

/** A wait in the coarse words in which one speaks of it: within an hour, about so many hours or days, over a week. */
export function toAnswerTime(ms: number): AnswerTime {
  if (ms < HOUR_MS) return { unit: "soon", count: 1 };
  const hours = Math.round(ms / HOUR_MS);
  if (hours < 24) return { unit: "hours", count: hours };
  const days = Math.round(ms / DAY_MS);
  return days > 7 ? { unit: "weeks", count: 1 } : { unit: "days", count: Math.max(1, days) };
}
