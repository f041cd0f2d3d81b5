import { asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { files, proofSubmissions } from "../../db/schema/index";
import type { Escrow } from "../escrows/state";
import { fileLink } from "../files/links";

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** `proof` of `GET /escrows/:id/proof` (dhmad-api.md §6); its links run out. */
export async function proofView(reader: Reader, escrow: Escrow, origin: string, now: Date) {
  const submissions = await submissionsOf(reader, escrow, origin, now);
  return {
    phase: escrow.proofPhase,
    correctionRounds: escrow.correctionRounds,
    uploadDeadline: iso(escrow.proofUploadDeadline),
    reviewDeadline: iso(escrow.proofReviewDeadline),
    submissionCount: submissions.length,
    submissions,
    latestSubmission: submissions.at(-1) ?? null,
    checkoutActions: checkoutActions(escrow),
  };
}

/** What the seller submitted, oldest first, with links that work for a while. Also for the pages. */
export async function submissionsOf(reader: Reader, escrow: Escrow, origin: string, now: Date) {
  const rows = await reader
    .select()
    .from(proofSubmissions)
    .where(eq(proofSubmissions.escrowId, escrow.id))
    .orderBy(asc(proofSubmissions.id));
  const stored = await reader
    .select({ id: files.id, mimeType: files.mimeType, linkKey: files.linkKey })
    .from(files)
    .where(
      inArray(
        files.id,
        rows.flatMap((row) => row.fileIds),
      ),
    );
  return rows.map((row) => ({
    submittedAt: row.submittedAt.toISOString(),
    note: row.note,
    attachments: row.fileIds
      .map((id) => stored.find((file) => file.id === id))
      .filter((file) => file !== undefined)
      .map((file) => ({ mimeType: file.mimeType, viewUrl: fileLink(origin, file, now) })),
  }));
}

/** The session that the developer should create next, if any. */
function checkoutActions(escrow: Escrow) {
  if (escrow.status !== "paid") return [];
  switch (escrow.proofPhase) {
    case "waiting_seller_proof":
    case "needs_review":
      return [
        {
          action: "submit_proof",
          targetUserEmail: escrow.sellerEmail,
          description:
            "Create a checkout session with this action and send the seller to it to upload the proof.",
        },
      ];
    case "submitted_waiting_buyer_review":
      return [
        {
          action: "review_proof",
          targetUserEmail: escrow.buyerEmail,
          description:
            "Create a checkout session with this action and send the buyer to it to accept the proof or ask for corrections.",
        },
      ];
    default:
      return [];
  }
}
