import { ImageOff } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { ListingPicture } from "@/lib/catalogue";

type Props = {
  picture: ListingPicture | null;
  /** Empty where the title stands beside it. */
  alt: string;
  /** How wide it is shown, as in `<img sizes>`. */
  sizes: string;
  /** In view when the page opens: fetched first. Others wait until they are near. */
  priority?: boolean;
  className?: string;
};

/** A listing's picture on a tinted ground, in a frame whose shape the caller gives. */
export function ListingImage({ picture, alt, sizes, priority, className }: Props) {
  if (!picture) {
    return (
      <span className={cn("grid place-items-center bg-sunken text-ink-soft", className)}>
        <ImageOff aria-hidden className="size-8" />
      </span>
    );
  }
  return (
    <img
      src={picture.src}
      srcSet={picture.srcSet}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={alt}
      loading={priority ? "eager" : "lazy"}
      fetchPriority={priority ? "high" : "auto"}
      decoding="async"
      className={cn("bg-sunken object-cover", className)}
    />
  );
}
