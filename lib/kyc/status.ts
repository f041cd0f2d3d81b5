import type { KycStatus } from "./state";

const STATUSES = ["pending", "approved", "rejected"] as const;

/** DHMAD's `kyc_status`; null where it is a word that we do not know. */
export const toKycStatus = (value: string): (typeof STATUSES)[number] | null =>
  STATUSES.find((status) => status === value) ?? null;

/**
 * Whether an event may set `to` by itself. It says what was true when it was sent: once a decision is known, another
 * one may be older or newer, and only DHMAD's present answer tells (rule 5).
 */
export const eventMaySet = (from: KycStatus, to: KycStatus): boolean =>
  from === to || from === "requested" || from === "pending";
