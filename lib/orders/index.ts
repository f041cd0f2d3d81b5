export type { Applied, Order } from "./apply";
export { applyEscrow } from "./apply";
export { returnFromCheckout, startCheckout } from "./checkout";
export { cancelOrder, deliverOrder, placeOrder } from "./commands";
export { ensureEscrow } from "./escrow";
export { orderActionInput, placeOrderInput } from "./input";
export {
  getOffer,
  getOrder,
  getUnpaidOrder,
  listOrders,
  listSales,
  type Offer,
  type OrderDetail,
  type OrderLine,
} from "./queries";
export { readOrder } from "./read";
export { reconcileOrders } from "./reconcile";
export {
  besides,
  mayAct,
  nextStep,
  type OrderAction,
  type OrderActor,
  type OrderSide,
  type OrderStatus,
} from "./state";
export { resolveStray } from "./stray";
