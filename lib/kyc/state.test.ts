import { describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import { LOCALES } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { becomeSellerInput } from "./input";
import {
  type AddressProof,
  mayDo,
  resendAvailableAt,
  ruleOf,
  SELLER_SCREENS,
  type Seller,
  type SellerScreen,
  sellerScreen,
  type VerificationCall,
} from "./state";
import { eventMaySet } from "./status";

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
  awayUntil: null,
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

const proof = (part: Partial<AddressProof>): AddressProof => ({
  email: "p@souk.test",
  sentAt: now,
  expiresAt: new Date(now.getTime() + DAY_MS),
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
    ["expired", seller({ verificationExpiresAt: now }), null],
    ["check_email", seller({ verificationExpiresAt: new Date(now.getTime() + 1) }), null],
    // DHMAD's admins may decide later than that.
    ["in_review", seller({ verificationExpiresAt: now, needsAdminReview: true }), null],
    ["approved", seller({ verificationExpiresAt: now, kycStatus: "approved" }), null],
    ["rejected", seller({ kycStatus: "rejected" }), null],
    ["withdrawn", seller({ kycStatus: "rejected", approvedAt: ago(DAY_MS) }), null],
    ["approved", seller({ kycStatus: "approved" }), call({ state: "unknown" })],
  ] as const)("%s", (expected, row, attempt) => {
    const known = row && { seller: row, call: attempt, proof: null };
    expect(sellerScreen(known, now)).toBe(expected);
  });

  it.each([
    ["prove_email", proof({})],
    ["proof_expired", proof({ expiresAt: now })],
    ["proof_not_sent", proof({ sentAt: null })],
  ] as const)("%s, whatever became of an attempt for another address", (expected, waiting) => {
    const refused = call({ state: "refused" });
    expect(sellerScreen({ seller: requested, call: refused, proof: waiting }, now)).toBe(expected);
  });
});

describe("the table", () => {
  const screens = (Object.keys(SELLER_SCREENS) as SellerScreen[]).map(
    (name) => [name, ruleOf(name)] as const,
  );

  it("leaves nobody without a next step, unless it is ours or DHMAD's turn", () => {
    const stuck = screens.filter(([, { waitsFor, acts }]) => waitsFor === "seller" && acts.length === 0);
    expect(stuck).toEqual([]);
    for (const [screen, { waitsFor, awaited }] of screens)
      if (waitsFor === "dhmad" || waitsFor === "souk") expect(awaited, screen).toBe(true);
  });

  it("says what may be done on a screen", () => {
    const allowing = (act: Parameters<typeof mayDo>[1]) =>
      screens.map(([screen]) => screen).filter((screen) => mayDo(screen, act));
    expect(allowing("begin")).toEqual(["start", "refused"]);
    expect(allowing("resend_proof")).toEqual(["prove_email", "proof_not_sent", "proof_expired"]);
    expect(allowing("resend")).toEqual(["check_email", "email_not_sent"]);
    expect(allowing("start_again")).toEqual(["expired", "rejected", "withdrawn"]);
    expect(allowing("retry")).toEqual(["unreachable"]);
    expect(allowing("look")).toEqual(["check_email", "in_review"]);
  });

  it.each(LOCALES)("has its texts in %s", async (locale) => {
    const { selling } = await loadMessages(locale);
    const { kyc } = selling as unknown as { kyc: Record<string, Record<string, string>> };
    const acts = new Set(screens.flatMap(([, rule]) => rule.acts.filter((act) => act !== "begin")));
    for (const act of acts) expect(kyc.act?.[act], act).toBeTruthy();
    for (const [screen, { waitsFor }] of screens) {
      if (waitsFor !== "nobody") expect(kyc.waits?.[waitsFor], waitsFor).toBeTruthy();
      if (screen !== "start" && screen !== "refused") {
        expect(kyc[screen]?.title, screen).toBeTruthy();
        expect(kyc[screen]?.text, screen).toBeTruthy();
      }
    }
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
  const then = new Date(now.getTime() + 5 * MINUTE_MS);
  const available = (row: Seller, waiting: AddressProof | null = null) =>
    resendAvailableAt({ seller: row, proof: waiting });
  expect(available(seller({}))).toEqual(then);
  expect(available(seller({ verificationEmailSent: false }))).toBeNull();
  const unasked = seller({ verificationEmailSent: false, verificationEmailSentAt: null });
  expect(available(unasked, proof({}))).toEqual(then);
  expect(available(unasked, proof({ sentAt: null }))).toBeNull();
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
