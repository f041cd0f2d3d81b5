import { signedLink } from "../files/links";
import { type Contract, isFullySigned } from "./read";

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** `signatures` of `GET /escrows/:id` (dhmad-api.md §4). */
export function signaturesView(contract: Contract) {
  return {
    sellerSigned: contract.sellerSignedAt !== null,
    sellerSignedAt: iso(contract.sellerSignedAt),
    buyerSigned: contract.buyerSignedAt !== null,
    buyerSignedAt: iso(contract.buyerSignedAt),
    isFullySigned: isFullySigned(contract),
    signedAt: iso(signedAt(contract)),
  };
}

/** `contract` of the answer to a create call. */
export function createdContractView(contract: Contract, origin: string, now: Date) {
  return {
    id: contract.id,
    pdfUrl: pdfLink(contract, origin, now),
    sellerSigned: contract.sellerSignedAt !== null,
    buyerSigned: contract.buyerSignedAt !== null,
    isFullySigned: isFullySigned(contract),
  };
}

/** `contract` of `GET /escrows/:id/contract` (dhmad-api.md §4). */
export function contractView(contract: Contract, origin: string, now: Date) {
  return {
    id: contract.id,
    escrow: contract.escrowId,
    terms: contract.terms,
    language: contract.language,
    pdfUrl: pdfLink(contract, origin, now),
    sellerSignature: signature(contract.sellerSignature, contract.sellerSignedAt),
    buyerSignature: signature(contract.buyerSignature, contract.buyerSignedAt),
    isFullySigned: isFullySigned(contract),
    pdfVersions: versionsOf(contract).map(({ type, at }) => ({
      type,
      url: pdfLink(contract, origin, now, type),
      mimeType: "application/pdf",
      createdAt: at.toISOString(),
    })),
    createdAt: contract.createdAt.toISOString(),
    updatedAt: contract.updatedAt.toISOString(),
  };
}

export const PDF_VERSIONS = ["unsigned", "seller-signed", "buyer-signed", "fully-signed"] as const;
export type PdfVersion = (typeof PDF_VERSIONS)[number];

/** The states that the contract has been in, oldest first. */
export function versionsOf(contract: Contract): { type: PdfVersion; at: Date }[] {
  const { sellerSignedAt, buyerSignedAt } = contract;
  const versions: { type: PdfVersion; at: Date }[] = [{ type: "unsigned", at: contract.createdAt }];
  const sellerFirst = sellerSignedAt && (!buyerSignedAt || sellerSignedAt <= buyerSignedAt);
  if (sellerFirst) versions.push({ type: "seller-signed", at: sellerSignedAt });
  else if (buyerSignedAt) versions.push({ type: "buyer-signed", at: buyerSignedAt });
  const both = signedAt(contract);
  if (both) versions.push({ type: "fully-signed", at: both });
  return versions;
}

/** A link to the PDF that works for a while: of one version, or of the newest. */
export function pdfLink(contract: Contract, origin: string, now: Date, version?: PdfVersion): string {
  const newest = versionsOf(contract).at(-1)?.type ?? "unsigned";
  return `${origin}${signedLink(`/contracts/${contract.id}/${version ?? newest}.pdf`, contract.linkKey, now)}`;
}

function signedAt({ sellerSignedAt, buyerSignedAt }: Contract): Date | null {
  if (!sellerSignedAt || !buyerSignedAt) return null;
  return sellerSignedAt > buyerSignedAt ? sellerSignedAt : buyerSignedAt;
}

function signature(mark: string | null, at: Date | null) {
  return mark && at ? { signedAt: at.toISOString(), signatureImage: imageOf(mark) } : null;
}

/** A typed name as a picture; a developer's signature is one already. */
function imageOf(mark: string): string {
  if (mark.startsWith("data:")) return mark;
  const safe = mark.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="80"><text x="12" y="52" font-family="cursive" font-size="30" font-style="italic">${safe}</text></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
