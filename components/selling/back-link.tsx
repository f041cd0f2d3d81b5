import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/lib/i18n/routing";

/** The way back, above a page's title. */
export const BackLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link
    href={href}
    className="mb-3 inline-flex min-h-11 items-center gap-1 font-semibold text-ink-soft hover:text-ink"
  >
    <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
    {children}
  </Link>
);
