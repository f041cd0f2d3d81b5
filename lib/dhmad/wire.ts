import { z } from "zod";

/**
 * What DHMAD sends, as far as we use it. Objects are loose and enumerations are plain strings on purpose: DHMAD may
 * add fields and values, and neither may break a page (dhmad-api.md, introduction).
 */
const id = z.string().min(1);
const time = z.iso.datetime({ offset: true }).nullish();
/** Where a browser is sent: nothing but the web. */
const webUrl = z.url({ protocol: /^https?$/ });
const party = z.union([z.string(), z.looseObject({ email: z.string().nullish() })]).nullish();

/** Some answers name the id `_id`, as Mongo does. */
const withId = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => {
    if (typeof value !== "object" || value === null || "id" in value || !("_id" in value)) return value;
    return { ...value, id: value._id };
  }, schema);

export const dhmadEscrow = withId(
  z.looseObject({
    id,
    title: z.string().nullish(),
    status: z.string(),
    mode: z.string().nullish(),
    amount: z.number().nullish(),
    currency: z.string().nullish(),
    amountTnd: z.number().nullish(),
    escrowFee: z.number().nullish(),
    developerFee: z.number().nullish(),
    seller: party,
    sellerEmail: z.string().nullish(),
    buyer: party,
    buyerEmail: z.string().nullish(),
    paidAt: time,
    deliveredAt: time,
    completedAt: time,
    cancelledAt: time,
    /** When an unpaid escrow ends, and when a delivery counts as accepted. */
    expiresAt: time,
    completionDeadline: time,
    updatedAt: time,
    signatures: z
      .looseObject({ sellerSignedAt: time, buyerSignedAt: time, isFullySigned: z.boolean().nullish() })
      .nullish(),
    proofInfo: z
      .looseObject({
        phase: z.string().nullish(),
        correctionRounds: z.number().nullish(),
        uploadDeadline: time,
        reviewDeadline: time,
      })
      .nullish(),
    disputeTicket: z
      .looseObject({
        ticketNumber: z.string().nullish(),
        type: z.string().nullish(),
        subject: z.string().nullish(),
        status: z.string().nullish(),
        createdAt: time,
      })
      .nullish(),
    deliveryRejections: z.array(z.looseObject({ rejectedAt: time, reason: z.string().nullish() })).nullish(),
  }),
);
export type DhmadEscrow = z.infer<typeof dhmadEscrow>;

/** `POST /escrows`: the escrow, and `url`, its page at DHMAD (section 4). */
export const dhmadCreatedEscrow = z.looseObject({ escrow: dhmadEscrow, url: webUrl.nullish() });

/** `GET /escrows/:id` answers the escrow bare or wrapped; both are read. */
export const dhmadEscrowAnswer = z.preprocess(
  (value) => (typeof value === "object" && value !== null && "escrow" in value ? value.escrow : value),
  dhmadEscrow,
);

/** `GET /escrows/:id/proof` (section 6). `viewUrl` is good for a while only: it is passed on, never stored. */
export const dhmadProof = z.preprocess(
  (value) => (typeof value === "object" && value !== null && "proof" in value ? value.proof : value),
  z.looseObject({
    phase: z.string().nullish(),
    submissions: z.array(
      z.looseObject({
        submittedAt: time,
        note: z.string().nullish(),
        attachments: z.array(z.looseObject({ mimeType: z.string().nullish(), viewUrl: webUrl })),
      }),
    ),
  }),
);
export type DhmadProof = z.infer<typeof dhmadProof>;

/** `GET /escrows/:id/contract` (section 4). */
export const dhmadContract = z.preprocess(
  (value) => (typeof value === "object" && value !== null && "contract" in value ? value.contract : value),
  z.looseObject({ pdfUrl: webUrl.nullish(), isFullySigned: z.boolean().nullish() }),
);

export const dhmadEscrowPage = z.looseObject({
  escrows: z.array(dhmadEscrow),
  pagination: z.looseObject({ page: z.number(), pages: z.number() }).nullish(),
});

/** `POST /escrows/:id/sessions` (section 5). */
export const dhmadCreatedSession = z.looseObject({
  sessionId: id,
  url: webUrl,
  expiresAt: z.iso.datetime({ offset: true }),
});

export const dhmadSession = z.preprocess(
  (value) => (typeof value === "object" && value !== null && "session" in value ? value.session : value),
  z.looseObject({
    sessionId: id,
    escrowId: id,
    action: z.string(),
    status: z.string(),
    targetUserEmail: z.string().nullish(),
    expiresAt: time,
    completedAt: time,
  }),
);

const verificationFields = {
  id,
  email: z.string(),
  external_user_id: z.string().nullish(),
  kyc_status: z.string(),
  needs_admin_review: z.boolean().nullish(),
  claim_status: z.string().nullish(),
  linked_user_id: z.string().nullish(),
  linked_at: time,
};

/** Section 3. There is never a link to Didit in it: DHMAD mails that to the person. */
export const dhmadVerification = z.looseObject({
  ...verificationFields,
  didit_session_status: z.string().nullish(),
  verification_email_sent: z.boolean().nullish(),
  verification_email_sent_at: time,
  expires_at: time,
  message: z.string().nullish(),
});
export type DhmadVerification = z.infer<typeof dhmadVerification>;

export const dhmadVerificationList = z.looseObject({ verifications: z.array(dhmadVerification) });

/** `data` of `identity.verification.*` events. */
export const dhmadVerificationEvent = z.looseObject({
  ...verificationFields,
  status_source: z.string().nullish(),
});
export type DhmadVerificationEvent = z.infer<typeof dhmadVerificationEvent>;

/** `data` of `escrow.*` events. Session metadata is not in it (section 7). */
export const dhmadEscrowEvent = z.looseObject({ escrow: dhmadEscrow, reason: z.string().nullish() });

/** `data` of `contract.signed`: some name the escrow by its id only. */
export const dhmadContractEvent = z.looseObject({
  contract: z.looseObject({
    escrow: z.string().nullish(),
    signedBy: z.string().nullish(),
  }),
  escrow: dhmadEscrow.nullish(),
});

/** Any webhook body: an unknown type is stored and acknowledged. */
export const dhmadEvent = z.looseObject({ type: z.string().min(1), data: z.record(z.string(), z.unknown()) });
export type DhmadEvent = z.infer<typeof dhmadEvent>;
