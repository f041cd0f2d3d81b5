"use client";

import { Plus } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { SearchField } from "@/components/search/search-field";
import type { Category } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { AccountMenu, type AccountWords } from "./account-menu";
import { CategoryNav } from "./category-nav";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";

type Props = {
  locale: Locale;
  categories: Category[];
  words: {
    site: string;
    sell: string;
    language: string;
    categories: string;
    account: AccountWords;
    search: ComponentProps<typeof SearchField>["words"];
  };
};

/** Stands on every page: as the browser's own code it adds its words to each, not its elements a second time. */
export function HeaderBar({ locale, categories, words }: Props) {
  // The search page has its field among its filters.
  const searching = usePathname().split("/")[2] === "search";
  return (
    <header className="border-line border-b bg-surface">
      <div className="page flex min-h-16 flex-wrap items-center gap-1 sm:gap-2">
        <Link href="/" prefetch={false} className="me-auto flex items-center rounded-control py-1.5 pe-2">
          <Logo name={words.site} />
        </Link>
        {searching ? null : (
          <search className="header-search">
            <form action={`/${locale}/search`}>
              <SearchField locale={locale} id="header-search" words={words.search} />
            </form>
          </search>
        )}
        <Link
          href="/sell"
          prefetch={false}
          className="button button-secondary min-h-11 min-w-11 rounded-full px-2 py-1.5 sm:px-4"
        >
          <Plus aria-hidden />
          <span className="sr-only sm:not-sr-only">{words.sell}</span>
        </Link>
        <LanguageSwitch locale={locale} label={words.language} />
        <AccountMenu locale={locale} words={words.account} />
      </div>
      {categories.length > 0 ? <CategoryNav label={words.categories} categories={categories} /> : null}
    </header>
  );
}
