import { and, eq } from "drizzle-orm";
import { favorites, listings, orders, questions } from "@/db/schema";
import { orderBoost, runBoosts } from "@/lib/boosts";
import { DAY_MS, HOUR_MS, MINUTE_MS, systemClock } from "@/lib/clock";
import { setFavorite } from "@/lib/favorites";
import { answerQuestion, askQuestion } from "@/lib/questions";
import { type PlannedBoost, type PlannedQuestion, type PlannedSale, plannedFavorites } from "./plan";
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

/** A question in public, and its answer some hours later. */
export function questionSteps(
  stage: Stage,
  planned: PlannedQuestion,
  sale: PlannedSale,
  soldAt: Date,
): Step[] {
  const { db, idOf } = stage;
  const { asker, seller, slug, question: body, answer } = planned;
  const people = [asker, seller];
  const own = () =>
    db
      .select({ id: questions.id, answeredAt: questions.answeredAt })
      .from(questions)
      .innerJoin(listings, eq(listings.id, questions.listingId))
      .where(and(eq(listings.slug, slug), eq(questions.askerId, idOf(asker)), eq(questions.body, body)));
  const ask = async () => {
    if ((await own()).length > 0) return;
    await rested(db, idOf(asker));
    const asked = await askQuestion(db, idOf(asker), { slug, body });
    if (!asked.ok) throw new Error(`${asker.email} could not ask: ${asked.error.message}`);
  };
  const reply = async () => {
    const [asked] = await own();
    if (!asked || asked.answeredAt) return;
    await rested(db, idOf(seller));
    const answered = await answerQuestion(db, idOf(seller), { id: asked.id, answer });
    if (!answered.ok) throw new Error(`${seller.email} could not answer: ${answered.error.message}`);
  };
  const before = soldAt.getTime() - (30 + sale.listing.deliveryDays) * HOUR_MS;
  return [
    { at: new Date(before), people, run: ask },
    { at: new Date(before + 5 * HOUR_MS), people, run: reply },
  ];
}

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
