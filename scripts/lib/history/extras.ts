import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { favorites, listings, orders, questions } from "@/db/schema";
import { orderBoost, runBoosts } from "@/lib/boosts";
import { DAY_MS, MINUTE_MS, systemClock } from "@/lib/clock";
import { setFavorite } from "@/lib/favorites";
import { readUpTo, sendMessage, type Target } from "@/lib/messages";
import { answerQuestion, askQuestion } from "@/lib/questions";
import { type PlannedBoost, type PlannedQuestion, plannedFavorites } from "./plan";
import type { Step } from "./sale";
import { checkout, first, register, rested, type Stage } from "./stage";

const BOOST_DAYS = 30;

/** A seller pays the marketplace for a month of being seen first (docs/decisions/013). */
export function boostSteps(stage: Stage, { seller, slug, daysAgo }: PlannedBoost): Step[] {
  const { db, world, idOf } = stage;
  const prices = world.boostPrices;
  const start = systemClock().getTime() - daysAgo * DAY_MS;
  const mine = async () => {
    const listing = first(await db.select().from(listings).where(eq(listings.slug, slug)), slug);
    const [order] = await db
      .select()
      .from(orders)
      .where(and(eq(orders.listingId, listing.id), eq(orders.mode, "instant")));
    return { listing, order };
  };
  const pay = async () => {
    const { listing, order } = await mine();
    if (order && order.status !== "placing" && order.status !== "awaiting_payment") return;
    await register(stage, seller);
    const priceMinor = prices[BOOST_DAYS];
    const placed = await orderBoost(
      db,
      idOf(seller),
      { listingId: listing.id, days: BOOST_DAYS, priceMinor },
      { prices, locale: seller.locale },
    );
    if (!placed.ok) throw new Error(`${slug} was not boosted: ${placed.error.message}`);
    await checkout(stage, seller, placed.data.orderId, "pay");
  };
  const run = async () => void (await runBoosts(db, world.client, systemClock(), async () => true));
  return [
    { at: new Date(start), people: [seller], run: pay },
    { at: new Date(start + MINUTE_MS), people: [seller], run },
  ];
}

/** A question in public, and its answer. The moments are given: DHMAD has no part in it. */
export async function holdQuestion({ db, idOf }: Stage, planned: PlannedQuestion): Promise<void> {
  const { asker, seller, slug, question: body, answer } = planned;
  const { askedAt, answeredAt } = momentsOf(planned);
  const own = () =>
    db
      .select({ id: questions.id, answeredAt: questions.answeredAt })
      .from(questions)
      .innerJoin(listings, eq(listings.id, questions.listingId))
      .where(and(eq(listings.slug, slug), eq(questions.askerId, idOf(asker)), eq(questions.body, body)));
  await rested(db, idOf(asker));
  if ((await own()).length === 0) {
    const asked = await askQuestion(db, idOf(asker), { slug, body }, () => askedAt);
    if (!asked.ok) throw new Error(`${asker.email} could not ask: ${asked.error.message}`);
  }
  const [asked] = await own();
  if (!asked || asked.answeredAt) return;
  await rested(db, idOf(seller));
  const answered = await answerQuestion(db, idOf(seller), { id: asked.id, answer }, () => answeredAt);
  if (!answered.ok) throw new Error(`${seller.email} could not answer: ${answered.error.message}`);
}

/** The same between two people: a message about a listing and its answer, read by both. */
export async function holdTalk({ db, idOf }: Stage, planned: PlannedQuestion): Promise<void> {
  const { asker, seller, slug, question, answer } = planned;
  const { askedAt, answeredAt } = momentsOf(planned);
  const [from, by] = [idOf(asker), idOf(seller)];
  const said = async (userId: string, to: Target, body: string, at: Date) => {
    const clientId = uuidOf(`${asker.email} ${slug} ${body}`);
    const sent = await sendMessage(db, userId, { to, clientId, body }, [], () => at);
    if (!sent.ok || sent.data.kind !== "sent") throw new Error(`The message about ${slug} was not sent`);
    return sent.data;
  };
  const { conversationId } = await said(from, { kind: "listing", slug }, question, askedAt);
  const reply = await said(by, { kind: "conversation", id: conversationId }, answer, answeredAt);
  for (const reader of [from, by]) await readUpTo(db, reader, conversationId, reply.messageId, answeredAt);
}

const momentsOf = ({ daysAgo, answeredAfterMs }: PlannedQuestion) => {
  const asked = systemClock().getTime() - daysAgo * DAY_MS;
  return { askedAt: new Date(asked), answeredAt: new Date(asked + answeredAfterMs) };
};

const uuidOf = (name: string) =>
  createHash("sha256")
    .update(name)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

/** Hearts of people who have none yet. */
export async function keepFavorites({ db, idOf }: Stage): Promise<void> {
  const hearts = plannedFavorites();
  for (const person of new Set(hearts.map((heart) => heart.person))) {
    const userId = idOf(person);
    if ((await db.$count(favorites, eq(favorites.userId, userId))) > 0) continue;
    await rested(db, userId);
    for (const { slug } of hearts.filter((heart) => heart.person === person))
      await setFavorite(db, userId, { slug, wanted: "yes" });
  }
}
