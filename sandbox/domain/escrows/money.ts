import { eq } from "drizzle-orm";
import { users } from "../../db/schema/index";
import type { Step } from "../context";
import { balanceOf, DEVELOPER, EXTERNAL, held, PLATFORM_FEE, payout, post, wallet } from "../ledger";
import { findUser } from "../people/users";
import { badRequest, forbidden } from "../refusal";
import { type Escrow, type Move, targetOf } from "./state";

/** What a move does to the money: hold it, release it with the fees taken out, or give it back whole. */
export async function moveMoney(step: Step, escrow: Escrow, move: Move): Promise<void> {
  if (move === "pay") return hold(step, escrow);
  if (move === "approveDeposit") {
    const amount = escrow.amountTnd;
    await post(step, [
      { from: EXTERNAL, to: held(escrow.id), amount, kind: "guest_payment", escrowId: escrow.id },
    ]);
    return;
  }
  const target = targetOf(escrow, move);
  if (target === "completed") return release(step, escrow);
  if (target === "cancelled" && escrow.status !== "pending") return refund(step, escrow);
}

async function hold(step: Step, escrow: Escrow): Promise<void> {
  const { tx, world } = step;
  const buyer = await findUser(tx, world.id, escrow.buyerEmail);
  if (!buyer) throw forbidden("Only the buyer can pay an escrow", "wrong_party");
  // The wallet is spent by one payment at a time.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, buyer.id)).for("update");
  const amount = escrow.amountTnd;
  if ((await balanceOf(tx, world.id, wallet(buyer.id))) < amount) {
    throw badRequest("Insufficient balance", undefined, "insufficient_balance");
  }
  await post(step, [
    { from: wallet(buyer.id), to: held(escrow.id), amount, kind: "hold", escrowId: escrow.id },
  ]);
}

async function release(step: Step, escrow: Escrow): Promise<void> {
  const seller = await findUser(step.tx, step.world.id, escrow.sellerEmail);
  if (!seller) throw badRequest("The seller has no account yet", undefined, "seller_missing");
  const { amountTnd, escrowFee, developerFee } = escrow;
  const share = amountTnd - escrowFee - developerFee;
  const common = { from: held(escrow.id), escrowId: escrow.id };
  await post(step, [
    { ...common, to: PLATFORM_FEE, amount: escrowFee, kind: "platform_fee" },
    { ...common, to: DEVELOPER, amount: developerFee, kind: "developer_fee" },
    { ...common, to: payout(seller.id), amount: share, kind: "release" },
  ]);
}

/** The whole amount: fees are only taken from a payout. A guest has no wallet; it goes back where it came from. */
async function refund(step: Step, escrow: Escrow): Promise<void> {
  const common = { from: held(escrow.id), amount: escrow.amountTnd, escrowId: escrow.id };
  if (escrow.paidFrom === "guest") {
    await post(step, [{ ...common, to: EXTERNAL, kind: "guest_refund" }]);
    return;
  }
  const buyer = await findUser(step.tx, step.world.id, escrow.buyerEmail);
  if (!buyer) throw new Error(`Escrow ${escrow.id} was paid from a wallet, but its buyer has no account`);
  await post(step, [{ ...common, to: wallet(buyer.id), kind: "refund" }]);
}
