import "server-only";
import type { Db } from "@/db/client";
import { deleteExpiredAuth } from "@/lib/auth";
import { runBoosts } from "@/lib/boosts";
import { MINUTE_MS } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import { env } from "@/lib/env";
import { processInbox } from "@/lib/inbox";
import { reconcileVerifications } from "@/lib/kyc";
import { sendMail } from "@/lib/mail";
import { deleteOldNotifications, sendDueMails, tellOrderEvents } from "@/lib/notifications";
import { reconcileOrders } from "@/lib/orders";
import { takeFromLimit } from "@/lib/rate-limit";
import { remindOfOrders, remindOfVerifications } from "@/lib/reminders";
import { askForReviews, publishDueReviews } from "@/lib/reviews";
import { findMatches, isFindMailIdle, tellFinds } from "@/lib/saved-searches";
import { openShops } from "@/lib/shop";

export type JobContext = { db: Db; client: DhmadClient; now: () => Date };

/**
 * What the background may ask of DHMAD in a minute, of the 100 that it allows (dhmad-api.md, section 1): people who
 * wait at a screen keep the rest.
 */
export const BACKGROUND_BUDGET = { max: 50, windowMs: MINUTE_MS };

const budget =
  ({ db }: JobContext) =>
  () =>
    takeFromLimit(db, "dhmad-background", BACKGROUND_BUDGET, new Date());

/** Every job: its queue's name, when it runs by itself (cron, UTC), and what it does. Each is safe to run twice. */
export const JOBS: Record<string, { cron: string; run: (context: JobContext) => Promise<unknown> }> = {
  inbox: {
    cron: "* * * * *",
    run: (context) => processInbox(context.db, context.client, context.now(), budget(context)),
  },
  reconcile: {
    cron: "* * * * *",
    run: async (context) => ({
      orders: await reconcileOrders(context.db, context.client, context.now(), budget(context)),
      verifications: await reconcileVerifications(context.db, context.client, context.now(), budget(context)),
    }),
  },
  boosts: {
    cron: "* * * * *",
    run: (context) => runBoosts(context.db, context.client, context.now(), budget(context)),
  },
  notify: {
    cron: "* * * * *",
    run: ({ db, now }) => tellOrderEvents(db, now()),
  },
  mail: {
    cron: "* * * * *",
    run: ({ db, now }) => {
      const { APP_URL: appUrl, NEXTAUTH_SECRET: secret } = env();
      return sendDueMails(db, sendMail, { appUrl, secret }, now(), (row) => isFindMailIdle(db, row));
    },
  },
  reminders: {
    cron: "* * * * *",
    run: async ({ db, now }) => ({
      orders: await remindOfOrders(db, now()),
      verifications: await remindOfVerifications(db, now()),
    }),
  },
  reviews: {
    cron: "* * * * *",
    run: async ({ db, now }) => ({
      published: await publishDueReviews(db, now()),
      asked: await askForReviews(db, now()),
    }),
  },
  searches: {
    cron: "* * * * *",
    run: async ({ db, now }) => ({ found: await findMatches(db), told: await tellFinds(db, now()) }),
  },
  shops: {
    cron: "* * * * *",
    run: ({ db, now }) => openShops(db, now()),
  },
  cleanup: {
    cron: "17 3 * * *",
    // Sign-in and limits keep to real time (lib/clock.ts): nobody is signed out because a test let a month pass.
    run: async ({ db, now }) => {
      await deleteExpiredAuth(db, new Date());
      await deleteOldNotifications(db, now());
    },
  },
};
