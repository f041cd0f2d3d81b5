import { ChevronRight } from "lucide-react";
import { Link } from "@/lib/i18n/routing";

type Props = { label: string; trail: { href: string; name: string }[] };

/** The way here; the page itself is its h1 and is not repeated. */
export function Breadcrumbs({ label, trail }: Props) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-1 text-ink-soft text-sm">
        {trail.map(({ href, name }, index) => (
          <li key={href} className="flex items-center gap-1">
            {index > 0 ? <ChevronRight aria-hidden className="size-4 rtl:-scale-x-100" /> : null}
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-11 min-w-11 items-center rounded-sm underline-offset-4 hover:text-ink hover:underline"
            >
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
