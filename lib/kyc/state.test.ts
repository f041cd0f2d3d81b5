import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import { becomeSellerInput } from "./input";
import { eventMaySet, resendAvailableAt, type Seller, sellerScreen, type VerificationCall } from "./state";

const now = new Date("2026-05-04T10:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

const seller = (part: Partial<Seller>): Seller => ({
  userId: "u",
  name: "Poterie",
  handle: "poterie",
  dhmadEmail: "p@souk.test",
  kycStatus: "pending",
  dhmadVerificationId: "v",
  dhmadUserId: null,
  needsAdminReview: false,
  diditSessionStatus: "in_progress",
  verificationEmailSent: true,
  verificationEmailSentAt: now,
  verificationMessage: null,
  consentAt: now,
  consentVersion: "kyc",
  approvedAt: null,
  rejectedAt: null,
  verificationExpiresAt: null,
  linkedAt: null,
  emailProvedAt: null,
  lastReadAt: null,
  version: 1,
  createdAt: now,
  updatedAt: now,
  ...part,
});
const call = (part: Partial<VerificationCall>): VerificationCall => ({
  id: "c",
  state: "intended",
  errorCode: null,
  errorMessage: null,
  sentAt: null,
  createdAt: now,
  ...part,
});

describe("sellerScreen", () => {
  const requested = seller({ kycStatus: "requested", dhmadVerificationId: null });
  it.each([
    ["start", null, null],
    ["contacting", requested, call({})],
    ["contacting", requested, call({ state: "sent", sentAt: ago(MINUTE_MS) })],
    ["unreachable", requested, call({ state: "sent", sentAt: ago(MINUTE_MS + 1) })],
    ["unreachable", requested, call({ createdAt: ago(2 * MINUTE_MS) })],
    ["unreachable", requested, call({ errorMessage: "DHMAD could not be reached" })],
    ["unreachable", requested, call({ state: "unknown" })],
    ["refused", requested, call({ state: "refused" })],
    ["check_email", seller({}), call({ state: "succeeded" })],
    // A resend that failed does not hide the mail that went out before.
    ["check_email", seller({}), call({ state: "unknown" })],
    ["email_not_sent", seller({ verificationEmailSent: false }), null],
    ["in_review", seller({ needsAdminReview: true }), null],
    ["in_review", seller({ diditSessionStatus: "completed" }), null],
    ["rejected", seller({ kycStatus: "rejected" }), null],
    ["approved", seller({ kycStatus: "approved" }), call({ state: "unknown" })],
  ] as const)("%s", (expected, row, attempt) => {
    expect(sellerScreen(row, attempt, now)).toBe(expected);
  });
});

it("an event decides what is undecided; a second decision is for DHMAD's present answer", () => {
  const statuses = ["requested", "pending", "approved", "rejected"] as const;
  const allowed = statuses.flatMap((from) =>
    statuses.filter((to) => eventMaySet(from, to)).map((to) => `${from}>${to}`),
  );
  expect(allowed).toEqual([
    "requested>requested",
    "requested>pending",
    "requested>approved",
    "requested>rejected",
    "pending>requested",
    "pending>pending",
    "pending>approved",
    "pending>rejected",
    "approved>approved",
    "rejected>rejected",
  ]);
});

it("a resend waits five minutes after a mail, and not at all where none went out", () => {
  expect(resendAvailableAt(seller({}))).toEqual(new Date(now.getTime() + 5 * MINUTE_MS));
  expect(resendAvailableAt(seller({ verificationEmailSent: false }))).toBeNull();
});

describe("becomeSellerInput", () => {
  const good = { name: " Poterie ", handle: " Poterie-2 ", dhmadEmail: " Amal@Souk.TEST ", consent: "on" };
  const problem = (part: Record<string, unknown>) => {
    const parsed = becomeSellerInput.safeParse({ ...good, ...part });
    return parsed.success ? null : parsed.error.issues[0]?.message;
  };

  it("brings name, handle and address to the form that is stored", () => {
    expect(becomeSellerInput.parse(good)).toEqual({
      name: "Poterie",
      handle: "poterie-2",
      dhmadEmail: "amal@souk.test",
      consent: "on",
    });
  });
  it.each([
    ["handleLength", { handle: "ab" }],
    ["handleLength", { handle: "a".repeat(31) }],
    ["handleForm", { handle: "-abc" }],
    ["handleForm", { handle: "a--b" }],
    ["handleForm", { handle: "été" }],
    ["handleReserved", { handle: "Admin" }],
    ["handleMissing", { handle: undefined }],
    ["nameLength", { name: "A" }],
    ["nameMissing", { name: "  " }],
    ["emailForm", { dhmadEmail: "amal@" }],
    ["consentMissing", { consent: undefined }],
    ["consentMissing", { consent: "off" }],
  ])("%s", (expected, part) => {
    expect(problem(part)).toBe(expected);
  });
});
