export { copyPicture, deletePicture, type StoredPicture, storePicture } from "./commands";
export { MAX_PICTURE_BYTES, MIN_PICTURE_PIXELS, type Picture, preparePicture } from "./picture";
export { preparePrivatePicture, storePrivateFile } from "./private";
export { getFile } from "./queries";
export { fileKeyOf, PICTURE_WIDTHS, type PictureWidth, pictureSrcSet, pictureUrl } from "./url";
