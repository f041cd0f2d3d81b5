export { remindOfOrders } from "./orders";
export { remindOfVerifications } from "./verifications";
