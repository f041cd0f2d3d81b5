export { createDraft, deleteDraft, publishListing, unpublishListing, updateDraft } from "./commands";
export {
  DESCRIPTION_LENGTH,
  type ListingInput,
  listingInput,
  MAX_DELIVERY_DAYS,
  TITLE_LENGTH,
} from "./input";
export { addPictures, MAX_PICTURES, movePicture, type PicturesAdded, removePicture } from "./pictures";
export {
  getMyListing,
  listMyListings,
  type OwnListing,
  type OwnListingRow,
  type OwnPicture,
} from "./queries";
export {
  type ListingStatus,
  missingForPublication,
  nextStep,
  PUBLICATION_FIELDS,
  type PublicationField,
} from "./state";
