"use client";

import { usePathname } from "next/navigation";
import type { Category } from "@/lib/catalogue";
import { Link } from "@/lib/i18n/routing";

/** The categories, with the one that is open marked. On a phone the row scrolls. */
export function CategoryNav({ label, categories }: { label: string; categories: Category[] }) {
  const [, , section, open] = usePathname().split("/");
  return (
    <nav aria-label={label} className="border-line border-t">
      <ul className="page scroll-row flex gap-1 py-1">
        {categories.map(({ slug, name }) => {
          const here = section === "c" && open === slug;
          return (
            <li key={slug} className="shrink-0 first:-ms-2">
              <Link
                href={`/c/${slug}`}
                prefetch={false}
                aria-current={here ? "page" : undefined}
                className="nav-link"
              >
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
