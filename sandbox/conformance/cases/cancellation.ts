import type { Case } from "../run";
import { any } from "../shape";

/** Cancelling after payment, and disputes. */
export const cancellation: Case[] = [
  {
    section: "§5",
    title: "the buyer requests, the seller accepts: refunded, and told",
    needs: ["control"],
    run: async (t) => {
      const id = await t.pay();
      await t.finish(t.buyer, id, "request_cancellation", { reason: "Too late" });
      await t.status(id, { status: "paid" });
      await t.finish(t.seller, id, "accept_cancellation");
      await t.status(id, { status: "cancelled", cancelledAt: any.time });
      t.fits(
        await t.events(id),
        [
          "escrow.status.updated paid",
          "escrow.cancellation.requested paid",
          any.matching(/^escrow\.cancellation\.accepted /),
          "escrow.status.updated cancelled",
        ],
        "events",
      );
      const { body } = await t.control("GET", "/state");
      const users = body.users as { email: string; wallet: number }[];
      t.fits(users.find(({ email }) => email === t.buyer)?.wallet, 120.5, "the buyer's wallet");
    },
  },
  {
    section: "§5",
    title: "the seller rejects the request: the escrow goes on, and the buyer may ask again",
    needs: ["control"],
    run: async (t) => {
      const id = await t.pay();
      await t.refused(id, "accept_cancellation", t.seller, "NO_PENDING_CANCELLATION");
      await t.refused(id, "reject_cancellation", t.seller, "NO_PENDING_CANCELLATION");
      await t.finish(t.buyer, id, "request_cancellation");
      await t.finish(t.seller, id, "reject_cancellation");
      await t.status(id, { status: "paid" });
      const [last] = (await t.events(id)).slice(-1);
      t.fits(last, "escrow.cancellation.rejected paid", "the last event");
      await t.finish(t.buyer, id, "request_cancellation");
    },
  },
  ...(["paid", "delivered"] as const).map(
    (state): Case => ({
      section: "§5",
      title: `the seller cancels a ${state} escrow outright`,
      needs: ["control"],
      run: async (t) => {
        const id = await t.pay();
        if (state === "delivered") await t.act(t.seller, "deliver", { escrowId: id });
        await t.finish(t.seller, id, "cancel_escrow");
        await t.status(id, { status: "cancelled" });
        const [last] = (await t.events(id)).slice(-1);
        t.fits(last, "escrow.status.updated cancelled", "the last event");
      },
    }),
  ),
  {
    section: "§4",
    title: "POST cancel of a paid escrow is 400 and names the checkout actions",
    needs: ["control", "associated"],
    run: async (t) => {
      const answer = await t.expects(["POST", `/escrows/${await t.pay()}/cancel`], 400);
      t.fits(answer.text, any.matching(/request_cancellation/), "the message");
      t.fits(answer.text, any.matching(/cancel_escrow/), "the message");
    },
  },
  {
    section: "§4",
    title: "a dispute leaves the status and shows its ticket",
    needs: ["control"],
    run: async (t) => {
      const id = await t.pay();
      const subject = "Nothing came";
      const more = { disputeType: "not_received", subject, reason: "I have waited for two weeks." };
      await t.finish(t.buyer, id, "dispute", more);
      await t.status(id, {
        status: "paid",
        disputeTicketId: any.text,
        disputeTicket: {
          ticketNumber: any.text,
          type: any.text,
          subject,
          status: any.text,
          createdAt: any.time,
          previewReason: any.text,
        },
      });
    },
  },
  ...(
    [
      ["refund", "cancelled", ["escrow.status.updated paid", "escrow.status.updated cancelled"]],
      ["release", "completed", ["escrow.status.updated paid", "escrow.status.updated completed"]],
      ["dismiss", "paid", ["escrow.status.updated paid"]],
    ] as const
  ).map(
    ([outcome, status, events]): Case => ({
      section: "§4",
      title: `a dispute settled by an admin as ${outcome}: ${status}`,
      needs: ["control"],
      run: async (t) => {
        await t.act(t.seller, "register");
        const id = await t.pay();
        await t.finish(t.buyer, id, "dispute", { subject: "Broken", reason: "It came broken." });
        await t.refused(id, "request_cancellation", t.buyer, any.text);
        await t.act(t.person("admin"), "adminSettleDispute", { escrowId: id, outcome });
        await t.status(id, { status });
        t.fits(await t.events(id), events, "events");
        const { body } = await t.control("GET", "/state");
        t.fits(body.ledger, { balanced: true }, "the ledger");
      },
    }),
  ),
];
