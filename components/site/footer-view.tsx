"use client";

import { ShieldCheck } from "lucide-react";
import type { Category } from "@/lib/catalogue";
import { Link } from "@/lib/i18n/routing";
import { Logo } from "./logo";
import { ThemeSwitch } from "./theme-switch";

type Word =
  | "site"
  | "promise"
  | "label"
  | "categories"
  | "account"
  | "sell"
  | "orders"
  | "listings"
  | "profile"
  | "legal"
  | "theme"
  | "system"
  | "light"
  | "dark";

/** Rendered in the browser too, as the header is, and for the same reason. */
export function FooterView({ categories, words }: { categories: Category[]; words: Record<Word, string> }) {
  const account = [
    { href: "/sell", word: words.sell },
    { href: "/orders", word: words.orders },
    { href: "/sell/listings", word: words.listings },
    { href: "/profile", word: words.profile },
  ];
  return (
    <footer className="mt-20 border-line border-t bg-surface">
      <div className="page grid gap-10 py-12 sm:grid-cols-2 lg:grid-cols-3">
        <div className="max-w-sm sm:col-span-2 lg:col-span-1">
          <Logo name={words.site} />
          <p className="mt-4 flex gap-2.5 text-ink-soft">
            <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-brand-ink" />
            <span>{words.promise}</span>
          </p>
        </div>
        <nav aria-label={words.label} className="grid gap-10 sm:col-span-2 sm:grid-cols-2">
          {categories.length > 0 ? (
            <div>
              <h2 className="mb-2 font-bold">{words.categories}</h2>
              <ul className="columns-2 gap-x-6">
                {categories.map(({ slug, name }) => (
                  <li key={slug}>
                    <Link href={`/c/${slug}`} prefetch={false} className="footer-link">
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <div>
            <h2 className="mb-2 font-bold">{words.account}</h2>
            <ul>
              {account.map(({ href, word }) => (
                <li key={href}>
                  <Link href={href} prefetch={false} className="footer-link">
                    {word}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </nav>
      </div>
      <div className="page flex flex-wrap items-center justify-between gap-4 border-line border-t py-5">
        <p className="text-ink-soft text-sm">{words.legal}</p>
        <ThemeSwitch
          label={words.theme}
          names={{ system: words.system, light: words.light, dark: words.dark }}
        />
      </div>
    </footer>
  );
}
