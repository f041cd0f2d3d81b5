import "server-only";
import type { Db } from "@/db/client";
import type { DhmadClient } from "@/lib/dhmad";
import { fail, ok, type Result } from "@/lib/result";
import { mayAskDhmad } from "./limit";
import { findParty } from "./queries";

/** `viewUrl` is good for a while: for this one showing, never to be kept. */
export type ProofFile = { kind: "picture" | "file"; viewUrl: string };
/** One time that the seller sent something; files are named by their place, since DHMAD's links run out. */
export type ProofSubmission = { sentAt: Date | null; note: string | null; files: ProofFile[] };

const isPicture = (mimeType: string | null | undefined) => mimeType?.startsWith("image/") ?? false;

/**
 * What the seller proved, oldest first, for the two sides. Asked of DHMAD each time: its links are good for a while only
 * and are never kept (dhmad-api.md, section 6). Fails with `not_found`, `rate_limited`, `dhmad_unreachable`.
 */
export async function getProof(
  db: Db,
  client: DhmadClient,
  userId: string,
  orderId: string,
): Promise<Result<ProofSubmission[]>> {
  const proof = await askForProof(db, client, userId, orderId);
  if (!proof.ok) return proof;
  return ok(
    proof.data.map(({ submittedAt, note, attachments }) => ({
      sentAt: submittedAt ? new Date(submittedAt) : null,
      note: note ?? null,
      files: attachments.map(({ mimeType, viewUrl }) => ({
        kind: isPicture(mimeType) ? ("picture" as const) : ("file" as const),
        viewUrl,
      })),
    })),
  );
}

/** A fresh address of one file of a proof, by its places counted from 0. */
export async function getProofFile(
  db: Db,
  client: DhmadClient,
  userId: string,
  orderId: string,
  place: { submission: number; file: number },
): Promise<Result<{ url: string }>> {
  const proof = await askForProof(db, client, userId, orderId);
  if (!proof.ok) return proof;
  const url = proof.data[place.submission]?.attachments[place.file]?.viewUrl;
  return url ? ok({ url }) : fail("not_found", "orderUnknown");
}

async function askForProof(db: Db, client: DhmadClient, userId: string, orderId: string) {
  const party = await findParty(db, userId, orderId);
  if (!party?.order.escrowId || party.order.mode !== "quick_proof") return fail("not_found", "orderUnknown");
  if (!(await mayAskDhmad(db, userId))) return fail("rate_limited", "tooManyRequests");
  const answer = await client.getProof(party.order.escrowId);
  return answer.ok ? ok(answer.data.submissions) : fail("dhmad_unreachable", "dhmadUnreachable");
}

/**
 * Where the contract of a service can be read: its PDF where DHMAD shows it to us, otherwise the escrow's own page, since
 * DHMAD shows a contract to its two sides only (dhmad-api.md, section 4, `GET /escrows/:id/contract`).
 */
export async function getContractPage(
  db: Db,
  client: DhmadClient,
  userId: string,
  orderId: string,
): Promise<Result<{ url: string }>> {
  const party = await findParty(db, userId, orderId);
  if (!party?.order.escrowId || party.order.mode !== "standard") return fail("not_found", "orderUnknown");
  const { escrowId, escrowUrl } = party.order;
  if (!(await mayAskDhmad(db, userId))) return fail("rate_limited", "tooManyRequests");
  const answer = await client.getContract(escrowId);
  const pdf = answer.ok ? answer.data.pdfUrl : null;
  return ok({ url: pdf ?? escrowUrl ?? client.escrowPageUrl(escrowId) });
}
