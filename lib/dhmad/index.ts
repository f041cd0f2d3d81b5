export type { DhmadClient } from "./client";
export { createDhmadClient, dhmad } from "./client";
export type { DhmadAnswer } from "./request";
export type { VerifiedWebhook } from "./webhook";
export { verifyWebhook } from "./webhook";
export type { DhmadEscrow, DhmadEvent, DhmadVerification, DhmadVerificationEvent } from "./wire";
export { dhmadEscrowEvent, dhmadVerificationEvent } from "./wire";
