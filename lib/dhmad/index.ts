export type { DhmadClient, NewEscrow, SessionAction } from "./client";
export { createDhmadClient, dhmad } from "./client";
export { createDhmadOauth, type DhmadOauth, dhmadOauth } from "./oauth";
export { type DhmadUserinfo, dhmadUserinfo } from "./oauth-wire";
export type { DhmadAnswer } from "./request";
export type { VerifiedWebhook } from "./webhook";
export { verifyWebhook } from "./webhook";
export type { DhmadEscrow, DhmadEvent, DhmadProof, DhmadVerification, DhmadVerificationEvent } from "./wire";
export { dhmadContractEvent, dhmadEscrowEvent, dhmadVerificationEvent } from "./wire";
