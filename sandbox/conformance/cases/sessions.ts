import type { Case } from "../run";
import { any } from "../shape";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = { mode: "instant", sellerEmail: undefined, estimatedDeliveryDays: undefined };
const standard = { mode: "standard", contractTerms: "The seller repairs the roof." };
const withProof = { fulfillmentPolicy: { type: "purchase_proof_required" } };

type Side = "buyer" | "seller" | "stranger";
/** Refusals of a pending escrow, so that nobody has to act first. */
const PENDING: [over: Record<string, unknown>, action: string, target: Side, code: string][] = [
  [{}, "sign_contract", "buyer", "QUICK_ESCROW_NO_CONTRACT"],
  [{}, "accept_pay", "seller", "CHECKOUT_TARGET_NOT_BUYER"],
  [{}, "accept_pay", "stranger", "CHECKOUT_TARGET_NOT_BUYER"],
  [{}, "request_cancellation", "seller", "CANCELLATION_REQUEST_BUYER_ONLY"],
  [{}, "cancel_escrow", "buyer", "CANCEL_ESCROW_SELLER_ONLY"],
  [{}, "accept_cancellation", "buyer", "CHECKOUT_TARGET_NOT_SELLER"],
  [{}, "reject_cancellation", "buyer", "CHECKOUT_TARGET_NOT_SELLER"],
  [withProof, "submit_proof", "buyer", "CHECKOUT_TARGET_NOT_SELLER"],
  [withProof, "review_proof", "seller", "CHECKOUT_TARGET_NOT_BUYER"],
  [withProof, "submit_proof", "seller", "PROOF_PHASE_MISMATCH"],
  [withProof, "review_proof", "buyer", "PROOF_PHASE_MISMATCH"],
  [standard, "accept_pay", "buyer", "CONTRACT_NOT_SIGNED"],
  [instant, "sign_contract", "buyer", "INSTANT_ESCROW_NO_CONTRACT"],
  [instant, "complete", "buyer", "INSTANT_ESCROW_ACTION_NOT_ALLOWED"],
  [instant, "submit_proof", "seller", "INSTANT_ESCROW_ACTION_NOT_ALLOWED"],
  [instant, "review_proof", "buyer", "INSTANT_ESCROW_ACTION_NOT_ALLOWED"],
];

/** Checkout sessions. */
export const sessions: Case[] = [
  {
    section: "§5",
    title: "a session has an id, a link to the checkout and 30 minutes",
    run: async (t) => {
      await t.verify();
      const id = await t.escrow();
      const body = t.sessionBody("accept_pay", t.buyer);
      const answer = await t.expects(["POST", `/escrows/${id}/sessions`, body], 201, {
        sessionId: any.matching(UUID),
        expiresAt: any.time,
      });
      const { sessionId, url } = answer.body;
      t.fits(url, any.matching(new RegExp(`/checkout/${sessionId}$`)), "url");
      await t.expects(["GET", `/sessions/${sessionId}`], 200, {
        session: {
          sessionId,
          escrowId: id,
          action: "accept_pay",
          targetUserEmail: t.buyer,
          status: "pending",
          metadata: { order_id: "o-1" },
          expiresAt: answer.body.expiresAt,
          completedAt: null,
          createdAt: any.time,
        },
      });
    },
  },
  {
    section: "§5",
    title: "an unknown session is 404",
    run: async (t) => {
      const path = "/sessions/00000000-0000-4000-8000-000000000000";
      await t.expects(["GET", path], 404, { error: any.text });
    },
  },
  ...PENDING.map(
    ([over, action, target, code]): Case => ({
      section: "§5",
      title: `${code}: ${action} aimed at the ${target} of a pending ${over.mode ?? "quick"} escrow`,
      ...(over.mode === "instant" ? { needs: ["associated" as const] } : {}),
      run: async (t) => {
        await t.verify();
        const id = await t.escrow(over);
        const { body } = await t.api("GET", `/escrows/${id}`);
        const { sellerEmail } = body.escrow as { sellerEmail: string };
        const email = { buyer: t.buyer, seller: sellerEmail, stranger: t.person("stranger") }[target];
        await t.refused(id, action, email, code);
      },
    }),
  ),
  {
    section: "§5",
    title: "SELLER_NOT_READY: accept_pay before the seller has passed KYC",
    run: async (t) => {
      await t.refused(await t.escrow(), "accept_pay", t.buyer, "SELLER_NOT_READY");
    },
  },
  ...(["request_cancellation", "cancel_escrow"] as const).map(
    (action): Case => ({
      section: "§5",
      title: `${action} of a pending escrow is refused by a business rule`,
      run: async (t) => {
        const target = action === "cancel_escrow" ? t.seller : t.buyer;
        await t.refused(await t.escrow(), action, target, any.text);
      },
    }),
  ),
  ...(
    [
      [{ action: "explode" }, "action"],
      [{ action: undefined }, "action"],
      [{ targetUserEmail: "x" }, "targetUserEmail"],
      [{ redirectUrl: undefined }, "redirectUrl"],
      [{ redirectUrl: "https://evil.example/back" }, "redirectUrl"],
      [{ redirectUrl: "javascript:alert(1)" }, "redirectUrl"],
    ] as const
  ).map(
    ([over, field]): Case => ({
      section: "§5",
      title: `${JSON.stringify(over)} is 400 at ${field}`,
      run: async (t) => {
        await t.verify();
        const body = { ...t.sessionBody("accept_pay", t.buyer), ...over };
        const path = `/escrows/${await t.escrow()}/sessions`;
        await t.expects(["POST", path, body], 400, { error: any.text, details: { field } });
      },
    }),
  ),
  {
    section: "§5",
    title: "already paid, already completed: refused by a business rule",
    needs: ["control"],
    run: async (t) => {
      const id = await t.pay();
      await t.refused(id, "accept_pay", t.buyer, "PAYMENT_ALREADY_COMPLETED");
      await t.act(t.seller, "deliver", { escrowId: id });
      await t.finish(t.buyer, id, "complete");
      await t.refused(id, "complete", t.buyer, "ESCROW_ALREADY_COMPLETED");
    },
  },
  {
    section: "§5",
    title: "completed: the redirect says so; the session works once",
    needs: ["control"],
    run: async (t) => {
      await t.verify();
      const id = await t.escrow();
      const sessionId = await t.session(id, "accept_pay", t.buyer);
      const done = await t.act(t.buyer, "finishSession", { sessionId, topUp: true });
      const back = new URL(String(done.body.redirectTo));
      t.fits(back.searchParams.get("session_id"), sessionId, "session_id");
      t.fits(back.searchParams.get("status"), "completed", "status");
      const session = { status: "completed", completedAt: any.time };
      await t.expects(["GET", `/sessions/${sessionId}`], 200, { session });
      const twice = await t.control("POST", "/act", { as: t.buyer, action: "finishSession", sessionId });
      t.check(twice, 400, {}, "a second time");
    },
  },
  {
    section: "§5",
    title: "only the target user can finish a session",
    needs: ["control"],
    run: async (t) => {
      await t.verify();
      const sessionId = await t.session(await t.escrow(), "accept_pay", t.buyer);
      const as = t.person("stranger");
      const refused = await t.control("POST", "/act", {
        as,
        action: "finishSession",
        sessionId,
        topUp: true,
      });
      t.check(refused, 403, {}, "another person");
      await t.expects(["GET", `/sessions/${sessionId}`], 200, { session: { status: "pending" } });
    },
  },
  {
    section: "§5",
    title: "abandoned: cancelled, and the redirect says so",
    needs: ["control"],
    run: async (t) => {
      await t.verify();
      const sessionId = await t.session(await t.escrow(), "accept_pay", t.buyer);
      const done = await t.act(t.buyer, "abandonSession", { sessionId });
      t.fits(done.body.redirectTo, any.matching(/[?&]status=cancelled/), "redirectTo");
      await t.expects(["GET", `/sessions/${sessionId}`], 200, { session: { status: "cancelled" } });
    },
  },
  {
    section: "§5",
    title: "expired after 30 minutes: nobody can finish it",
    needs: ["control"],
    run: async (t) => {
      await t.verify();
      const sessionId = await t.session(await t.escrow(), "accept_pay", t.buyer);
      await t.advance(30 * 60_000);
      await t.expects(["GET", `/sessions/${sessionId}`], 200, { session: { status: "expired" } });
      const late = await t.control("POST", "/act", {
        as: t.buyer,
        action: "finishSession",
        sessionId,
        topUp: true,
      });
      t.check(late, 400, {}, "finishing it");
    },
  },
];
