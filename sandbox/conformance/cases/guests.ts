import type { Case, Trial } from "../run";
import { any } from "../shape";

const instant = { mode: "instant", sellerEmail: undefined, estimatedDeliveryDays: undefined };
const file = {
  name: "transfer.png",
  base64: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
};

/** A guest pays an instant escrow; `proof` may be left out with the sandbox key. */
async function paidByGuest(t: Trial, proof: Record<string, unknown> = { file }, kind?: "live") {
  const id = await t.escrow(instant, kind);
  const sessionId = await t.session(id, "accept_pay", t.buyer);
  await t.control("POST", "/act", { action: "payAsGuest", sessionId, method: "d17", ...proof });
  return { id, sessionId };
}

/** The guest path of instant escrows. */
export const guests: Case[] = [
  {
    section: "§5",
    title: "a guest's proof waits for an admin; approved, the escrow is paid",
    needs: ["control", "associated"],
    run: async (t) => {
      const { id, sessionId } = await paidByGuest(t);
      await t.status(id, { status: "pending" });
      await t.expects(["GET", `/sessions/${sessionId}`], 200, { session: { status: "completed" } });
      t.fits(await t.events(id), [], "events before the decision");
      await t.control("POST", "/act", { action: "adminApproveDeposit", escrowId: id });
      await t.status(id, { status: "paid" });
      t.fits(await t.events(id), ["escrow.status.updated paid"], "events");
    },
  },
  {
    section: "§5",
    title: "rejected by an admin: told, and the guest may pay again",
    needs: ["control", "associated"],
    run: async (t) => {
      const { id } = await paidByGuest(t);
      await t.control("POST", "/act", {
        action: "adminRejectDeposit",
        escrowId: id,
        reason: "Wrong amount",
      });
      await t.status(id, { status: "pending" });
      t.fits(await t.events(id), ["escrow.deposit_proof.rejected pending"], "events");
      await t.session(id, "accept_pay", t.buyer);
    },
  },
  {
    section: "§5",
    title: "cancelled while a proof waits: the proof is closed, then the status told",
    needs: ["control", "associated"],
    run: async (t) => {
      const { id } = await paidByGuest(t);
      await t.expects(["POST", `/escrows/${id}/cancel`], 200);
      await t.status(id, { status: "cancelled" });
      const closed = any.matching(/^escrow\.deposit_proof\.rejected /);
      t.fits(await t.events(id), [closed, "escrow.status.updated cancelled"], "events");
    },
  },
  {
    section: "§5",
    title: "sandbox: a guest may pay without a file, at once",
    needs: ["control", "associated", "sandboxKey"],
    run: async (t) => {
      const { id } = await paidByGuest(t, {});
      await t.status(id, { status: "paid" });
    },
  },
  {
    section: "§5",
    title: "live: a guest must show a file",
    needs: ["control", "associated", "liveKey"],
    run: async (t) => {
      const { id } = await paidByGuest(t, {}, "live");
      await t.status(id, { status: "pending" });
    },
  },
];
