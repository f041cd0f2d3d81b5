import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders, sellers, users } from "@/db/schema";
import { notify } from "@/lib/notifications";
import { givenName } from "./author";
import type { Review, ReviewSide } from "./state";

type HiddenReview = {
  orderId: string;
  title: string;
  authorId: string;
  subjectId: string;
  side: ReviewSide;
};

const pathOf = (orderId: string) => `/orders/${orderId}`;

/** Tells the other side that a review of it is written, not what it says. */
export async function tellHidden(tx: Tx, review: HiddenReview, now: Date): Promise<void> {
  const { orderId, title, subjectId } = review;
  const counterpart = await authorName(tx, review);
  await notify(
    tx,
    {
      userId: subjectId,
      key: `review_received_hidden:${orderId}`,
      type: "review_received_hidden",
      data: { title, counterpart },
      path: pathOf(orderId),
    },
    now,
  );
}

/** Tells the person whom a review is about that everybody can read it now. */
export async function tellPublished(tx: Tx, review: Review, now: Date): Promise<void> {
  const { orderId, subjectId } = review;
  const [order] = await tx.select({ title: orders.title }).from(orders).where(eq(orders.id, orderId));
  const counterpart = await authorName(tx, review);
  await notify(
    tx,
    {
      userId: subjectId,
      key: `review_published:${orderId}`,
      type: "review_published",
      data: { title: order?.title ?? "", counterpart },
      path: pathOf(orderId),
    },
    now,
  );
}

/** A seller goes by the shop's name, a buyer by the given name; empty where there is none. */
async function authorName(
  tx: Tx,
  { side, authorId }: { side: ReviewSide; authorId: string },
): Promise<string> {
  if (side === "seller") {
    const [seller] = await tx
      .select({ name: sellers.name })
      .from(sellers)
      .where(eq(sellers.userId, authorId));
    return seller?.name ?? "";
  }
  const [buyer] = await tx.select({ name: users.name }).from(users).where(eq(users.id, authorId));
  return givenName(buyer?.name ?? null) ?? "";
}
