export type { Applied, Order } from "./apply";
export { applyEscrow } from "./apply";
export { intend, settle } from "./calls";
export { applyCancellation, applyDepositRejection, type CancellationWord } from "./cancellation";
export { startCheckout } from "./checkout";
export { cancelOrder, deliverOrder, rejectionPage } from "./commands";
export { type Due, type DueFacts, dueOf } from "./due";
export { ensureEscrow } from "./escrow";
export { orderActionInput, placeOrderInput } from "./input";
export { listOrders, listSales, type OrderLine, type OrderPage, pageNumber } from "./lists";
export { getContractPage, getProof, getProofFile, type ProofSubmission } from "./papers";
export { type NewOrder, placeOrder, writeOrder } from "./place";
export {
  findOrder,
  findParty,
  getOffer,
  getOrder,
  getUnpaidOrder,
  type Offer,
  type OrderDetail,
} from "./queries";
export { readOrder } from "./read";
export { reconcileOrders } from "./reconcile";
export { returnFromCheckout } from "./return";
export {
  type CheckoutAction,
  type DueKind,
  isCheckoutAction,
  isDisputed,
  mayAct,
  ORDER_ACTIONS,
  ORDER_STAGES,
  ORDER_TABLE,
  type OrderAction,
  type OrderActor,
  type OrderFacts,
  type OrderMode,
  type OrderSide,
  type OrderStage,
  type OrderStatus,
  ruleOf,
  SESSION_ACTIONS,
  type StageRule,
  stageOf,
} from "./state";
export { resolveStray } from "./stray";
export { termsDigest } from "./terms";
