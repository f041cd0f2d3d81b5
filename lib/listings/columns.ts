import type { ListingInput } from "./input";

/** The columns that a seller's input writes. What was left out of it is left out here, and stays as it is. */
export const listingColumns = ({ price, contractTerms, proof, stock: _counted, ...input }: ListingInput) => ({
  ...input,
  priceMinor: price,
  ...(contractTerms === undefined ? {} : { contractTerms }),
  ...(proof
    ? { proofUploadHours: proof.uploadHours, proofReviewHours: proof.reviewHours, proofTypes: proof.types }
    : {}),
});
