"use client";

import { CircleUserRound, LogOut, Package, ShoppingBag, Tag, UserRound } from "lucide-react";
import { useEffect, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { Me } from "@/lib/me";
import { Menu } from "./menu";

export type AccountWords = {
  account: string;
  orders: string;
  sales: string;
  listings: string;
  profile: string;
  signOut: string;
};

/**
 * Whose page this is arrives after the page: what is served is the same for everybody. Until then, and without
 * JavaScript, it is a link to the account, which asks to sign in. The two are of one size: nothing moves.
 */
export function AccountMenu({ locale, words }: { locale: Locale; words: AccountWords }) {
  const [me, setMe] = useState<Me | null>(null);

  useEffect(() => {
    const aborter = new AbortController();
    const ask = () =>
      fetch("/api/me", { signal: aborter.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<Me>) : null))
        .then(setMe)
        // Offline or leaving: the link stays, and it works.
        .catch(() => undefined);
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) void ask();
    };
    void ask();
    window.addEventListener("pageshow", onShow);
    return () => {
      aborter.abort();
      window.removeEventListener("pageshow", onShow);
    };
  }, []);

  if (!me?.user) {
    return (
      <a
        href={`/${locale}/account`}
        className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-control px-2 font-semibold hover:bg-sunken"
      >
        <span className="grid size-8.5 place-items-center">
          <CircleUserRound aria-hidden className="size-6" />
        </span>
        <span className="sr-only sm:not-sr-only">{words.account}</span>
      </a>
    );
  }

  const { name, email, isSeller } = me.user;
  const items = [
    { href: "/orders", word: words.orders, icon: ShoppingBag },
    ...(isSeller ? [{ href: "/sales", word: words.sales, icon: Package }] : []),
    { href: "/sell/listings", word: words.listings, icon: Tag },
    { href: "/profile", word: words.profile, icon: UserRound },
  ];
  return (
    <Menu
      label={words.account}
      summary={
        <>
          <span
            aria-hidden
            className="grid size-8.5 place-items-center rounded-full bg-brand-soft font-bold text-brand-ink uppercase"
          >
            {Array.from(name ?? email)[0]}
          </span>
          <span className="hidden sm:inline">{words.account}</span>
        </>
      }
    >
      <p className="max-w-64 px-3 pt-1 pb-2">
        {name ? <span className="block truncate font-bold">{name}</span> : null}
        <span className="block truncate text-ink-soft text-sm" dir="ltr">
          {email}
        </span>
      </p>
      <ul className="border-line border-t pt-2">
        {items.map(({ href, word, icon: Icon }) => (
          <li key={href}>
            <a href={`/${locale}${href}`} className="menu-item">
              <Icon aria-hidden className="size-5 text-ink-soft" />
              {word}
            </a>
          </li>
        ))}
        <li className="mt-2 border-line border-t pt-2">
          <a href={`/${locale}/sign-out`} className="menu-item">
            <LogOut aria-hidden className="size-5 text-ink-soft rtl:-scale-x-100" />
            {words.signOut}
          </a>
        </li>
      </ul>
    </Menu>
  );
}
