import "server-only";
import { z } from "zod";
import { SECOND_MS } from "@/lib/clock";
import { env } from "@/lib/env";
import { type DhmadConnection, send } from "./request";
import {
  dhmadContract,
  dhmadCreatedEscrow,
  dhmadCreatedSession,
  dhmadEscrowAnswer,
  dhmadEscrowPage,
  dhmadProof,
  dhmadSession,
  dhmadVerification,
  dhmadVerificationList,
} from "./wire";

export type NewVerification = {
  email: string;
  external_user_id: string;
  redirect_url: string;
  metadata?: Record<string, string>;
};

/** Section 6: both deadlines in hours, 6 to 72. The proof types are hints. */
export type DhmadFulfillmentPolicy = {
  type: "purchase_proof_required";
  proofUploadDeadlineHours: number;
  buyerReviewDeadlineHours: number;
  allowedProofTypes: string[];
};

type ThirdPartySale = { sellerEmail: string; estimatedDeliveryDays: number; developerFeePercentage: number };

/**
 * `amount` is a decimal in `currency`, the fee in percent. Only in `instant` we sell ourselves: then no seller is named,
 * and no developer fee taken (section 4).
 */
export type NewEscrow = {
  title: string;
  amount: number;
  currency: "TND" | "USD" | "EUR";
  buyerEmail: string;
} & (
  | (ThirdPartySale & { mode: "standard"; contractTerms: string })
  | (ThirdPartySale & { mode: "quick"; fulfillmentPolicy?: DhmadFulfillmentPolicy })
  | { mode: "instant" }
);

/** What a checkout session can be for (section 5). */
export type SessionAction =
  | "sign_contract"
  | "accept_pay"
  | "complete"
  | "dispute"
  | "request_cancellation"
  | "reject_cancellation"
  | "accept_cancellation"
  | "cancel_escrow"
  | "submit_proof"
  | "review_proof";

export type NewSession = {
  action: SessionAction;
  targetUserEmail: string;
  redirectUrl: string;
  metadata?: Record<string, string>;
};

const TIMEOUT_MS = 15 * SECOND_MS;
const segment = encodeURIComponent;
const anything = z.unknown();

/** DHMAD's API, one method an endpoint (dhmad-api.md, sections 3 to 5). Every method answers a `DhmadAnswer`. */
export function createDhmadClient(
  options: Pick<DhmadConnection, "baseUrl" | "apiKey"> & Partial<DhmadConnection>,
) {
  const connection: DhmadConnection = { fetch, timeoutMs: TIMEOUT_MS, ...options };
  return {
    createVerification: (input: NewVerification) =>
      send(connection, "POST", "/identity-verifications", dhmadVerification, input),
    getVerification: (id: string) =>
      send(connection, "GET", `/identity-verifications/${segment(id)}`, dhmadVerification),
    listVerifications: (email: string) =>
      send(connection, "GET", `/identity-verifications?email=${segment(email)}`, dhmadVerificationList),
    createEscrow: (input: NewEscrow) => send(connection, "POST", "/escrows", dhmadCreatedEscrow, input),
    getEscrow: (id: string) => send(connection, "GET", `/escrows/${segment(id)}`, dhmadEscrowAnswer),
    listEscrows: (query: { status: string; page: number }) =>
      send(
        connection,
        "GET",
        `/escrows?status=${segment(query.status)}&page=${query.page}&limit=100`,
        dhmadEscrowPage,
      ),
    /** Where the proof stands, with links that run out and are never kept (section 6). */
    getProof: (id: string) => send(connection, "GET", `/escrows/${segment(id)}/proof`, dhmadProof),
    /** Refused with 403 where our associated user is neither side (section 4). */
    getContract: (id: string) => send(connection, "GET", `/escrows/${segment(id)}/contract`, dhmadContract),
    cancelEscrow: (id: string) => send(connection, "POST", `/escrows/${segment(id)}/cancel`, anything, {}),
    deliverEscrow: (id: string) => send(connection, "POST", `/escrows/${segment(id)}/deliver`, anything, {}),
    /** The escrow's page for its buyer and seller, as the create answer's `url` (section 4): for when that was lost. */
    escrowPageUrl: (id: string) => `${new URL(connection.baseUrl).origin}/dashboard/escrow/${segment(id)}`,
    /** A checkout session's page (section 1), likewise. */
    checkoutPageUrl: (id: string) => `${new URL(connection.baseUrl).origin}/checkout/${segment(id)}`,
    createSession: (escrowId: string, input: NewSession) =>
      send(connection, "POST", `/escrows/${segment(escrowId)}/sessions`, dhmadCreatedSession, input),
    getSession: (id: string) => send(connection, "GET", `/sessions/${segment(id)}`, dhmadSession),
  };
}

export type DhmadClient = ReturnType<typeof createDhmadClient>;

let instance: DhmadClient | undefined;

/** The client of this process's environment. */
export function dhmad(): DhmadClient {
  instance ??= createDhmadClient({ baseUrl: env().DHMAD_API_URL, apiKey: env().DHMAD_API_KEY });
  return instance;
}
