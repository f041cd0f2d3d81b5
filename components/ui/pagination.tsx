import { ChevronLeft, ChevronRight } from "lucide-react";
import { Link } from "@/lib/i18n/routing";

type Props = {
  page: number;
  pages: number;
  /** The path of a page, without its locale. */
  hrefOf: (page: number) => string;
  words: { label: string; previous: string; next: string; here: string };
};

const linkStyles =
  "inline-flex min-h-11 items-center gap-1.5 rounded-control border border-line-strong bg-surface px-4 font-semibold hover:border-ink hover:bg-sunken";

/** Before, where one is, after. Links, so that they can be kept, shared and crawled. */
export function Pagination({ page, pages, hrefOf, words }: Props) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={words.label} className="grid grid-cols-[1fr_auto_1fr] items-center gap-3">
      <span className="justify-self-start">
        {page > 1 ? (
          <Link href={hrefOf(page - 1)} prefetch={false} rel="prev" className={linkStyles}>
            <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
            {words.previous}
          </Link>
        ) : null}
      </span>
      <span className="figures text-ink-soft text-sm">{words.here}</span>
      <span className="justify-self-end">
        {page < pages ? (
          <Link href={hrefOf(page + 1)} prefetch={false} rel="next" className={linkStyles}>
            {words.next}
            <ChevronRight aria-hidden className="size-5 rtl:-scale-x-100" />
          </Link>
        ) : null}
      </span>
    </nav>
  );
}
