import type { verifications } from "../../db/schema/index";

type Verification = typeof verifications.$inferSelect;

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A verification as the API shows it (dhmad-api.md §3). There is never a link to Didit in it. */
export function verificationView(row: Verification) {
  return {
    id: row.id,
    email: row.email,
    external_user_id: row.externalUserId,
    kyc_status: row.kycStatus,
    didit_session_status: row.diditStatus,
    needs_admin_review: row.needsAdminReview,
    claim_status: row.claimStatus,
    linked_user_id: row.linkedUserId,
    linked_at: iso(row.linkedAt),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
    verification_email_sent: row.emailSentAt !== null,
    verification_email_sent_at: iso(row.emailSentAt),
  };
}

/** `data` of the two identity events (dhmad-api.md §7). Metadata is stored, not sent. */
export function verificationEvent(row: Verification) {
  return {
    id: row.id,
    email: row.email,
    external_user_id: row.externalUserId,
    kyc_status: row.kycStatus,
    status_source: row.statusSource,
    claim_status: row.claimStatus,
    linked_user_id: row.linkedUserId,
    linked_at: iso(row.linkedAt),
    updated_at: row.updatedAt.toISOString(),
  };
}
