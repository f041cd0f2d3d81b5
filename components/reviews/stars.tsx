import { clsx } from "clsx";
import type { CSSProperties } from "react";

type Props = {
  /** From 1 to 5; a mean may have a fraction. */
  rating: number;
  /** "4 sur 5", for those who do not see them. */
  label: string;
  className?: string;
};

/** One element, whatever the rating: many of them stand on a page. */
export function Stars({ rating, label, className }: Props) {
  return (
    <span
      role="img"
      aria-label={label}
      className={clsx("stars", className)}
      style={{ "--filled": `${rating * 20}%` } as CSSProperties}
    />
  );
}
