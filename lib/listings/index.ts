export {
  applyBulk,
  listSelected,
  type SelectedListing,
} from "./bulk";
export {
  type BulkChange,
  type BulkPlan,
  bulkApplication,
  bulkQuery,
  MAX_SELECTED,
  planBulk,
} from "./bulk-plan";
export {
  createDraft,
  deleteDraft,
  publishListing,
  type Saved,
  unpublishListing,
  updateDraft,
} from "./commands";
export { type CropArea, cropArea, cropPicture } from "./crop";
export { duplicateListing } from "./duplicate";
export { type ExpectedFees, expectedFees, type FeeRates, feeRates } from "./fees";
export { getImport, makeDrafts, startImport } from "./import";
export {
  decodeImport,
  IMPORT_COLUMNS,
  IMPORT_KINDS,
  type ImportColumn,
  type ImportLine,
  type ImportNames,
  type ImportPlan,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_LINES,
  nameKey,
  planImport,
} from "./import-plan";
export {
  CITY_LENGTH,
  DESCRIPTION_LENGTH,
  feesQuery,
  type ListingInput,
  listingInput,
  MAX_DELIVERY_DAYS,
  PROOF_HOURS,
  type ProofPolicy,
  proofField,
  proofFields,
  SOLD_MODES,
  type SoldMode,
  TERMS_LENGTH,
  TITLE_LENGTH,
} from "./input";
export {
  addPictures,
  MAX_PICTURES,
  movePicture,
  orderPictures,
  type PicturesAdded,
  removePicture,
  type Upload,
} from "./pictures";
export { readPrice } from "./price";
export {
  getMyListing,
  hasUnpaidOrder,
  listMyListings,
  OWN_PAGE_SIZE,
  type OwnListing,
  type OwnListingRow,
  type OwnPicture,
} from "./queries";
export {
  isPaused,
  type ListingStatus,
  missingForPublication,
  nextStep,
  PUBLICATION_FIELDS,
  type PublicationField,
} from "./state";
export { type Availability, availabilityOf, MAX_STOCK, type Stock } from "./stock";
