import { ImageOff } from "lucide-react";
import { type PictureWidth, pictureSrcSet, pictureUrl } from "@/lib/storage/url";

type Props = {
  /** The key that it is stored under; null where there is none. */
  picture: string | null;
  /** Empty where the title stands beside it. */
  alt: string;
  /** Which of its widths are offered; all where nothing is said. */
  widths?: readonly [PictureWidth, ...PictureWidth[]];
  /** How wide it is shown, as in `<img sizes>`. Not needed where one width is offered. */
  sizes?: string;
  /**
   * The largest that is in view when the page opens: fetched before all else, styles too, so that only one may be that.
   * Others wait until they are near, which is known when the styles are there.
   */
  first?: boolean;
  /** Gives it its frame, whose shape must not depend on the picture: its place is kept before it comes. */
  className: string;
};

export function ListingImage({ picture, alt, widths, sizes, first = false, className }: Props) {
  if (!picture) {
    return (
      <span className={`grid place-items-center bg-sunken text-ink-soft ${className}`}>
        <ImageOff aria-hidden className="size-8" />
      </span>
    );
  }
  return (
    <img
      src={pictureUrl(picture, widths?.[0] ?? 800)}
      srcSet={widths?.length === 1 ? undefined : pictureSrcSet(picture, widths)}
      sizes={sizes}
      alt={alt}
      loading={first ? "eager" : "lazy"}
      fetchPriority={first ? "high" : undefined}
      // With the first paint, where it has come by then, and not in one of its own.
      decoding={first ? "sync" : undefined}
      className={`picture ${className}`}
    />
  );
}
