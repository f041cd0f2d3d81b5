import { ChevronLeft, ChevronRight } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { Link } from "@/lib/i18n/routing";

type Props = {
  /** The page before, where there is one; paths without language. */
  previous: string | null;
  first: string;
  next: string | null;
  words: Record<"label" | "previous" | "first" | "next", string>;
};

/** Before, back to the start, behind. Links that name a place in the results and not a number. */
export function SearchPages({ previous, first, next, words }: Props) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={words.label} className="mt-12 flex flex-wrap items-center justify-between gap-3">
      {previous ? (
        <div className="flex flex-wrap gap-x-2 gap-y-3">
          <Link
            href={previous}
            prefetch={false}
            rel="prev"
            className={buttonStyles({ variant: "secondary" })}
          >
            <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
            {words.previous}
          </Link>
          <Link href={first} prefetch={false} className={buttonStyles({ variant: "ghost" })}>
            {words.first}
          </Link>
        </div>
      ) : null}
      {next ? (
        <Link href={next} prefetch={false} rel="next" className={buttonStyles({ className: "ms-auto" })}>
          {words.next}
          <ChevronRight aria-hidden className="rtl:-scale-x-100" />
        </Link>
      ) : null}
    </nav>
  );
}
