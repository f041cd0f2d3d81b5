/** The widths, in pixels, that every picture is stored in. */
export const PICTURE_WIDTHS = [400, 800, 1600] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

/** Where a stored picture is served. The content of an address never changes: a new picture gets a new key. */
export const pictureUrl = (key: string, width: PictureWidth): string => `/pictures/${key}-${width}.webp`;

/** For `<img srcset>`: the same picture in the widths that its place can show. */
export const pictureSrcSet = (key: string, widths: readonly PictureWidth[] = PICTURE_WIDTHS): string =>
  widths.map((width) => `${pictureUrl(key, width)} ${width}w`).join(", ");

/** The stored file that an address names, or null where it has not the form of one of ours. */
export function fileKeyOf(name: string): string | null {
  const match = /^([0-9a-f]{32})-(400|800|1600)\.webp$/.exec(name);
  return match ? `${match[1]}/${match[2]}` : null;
}
