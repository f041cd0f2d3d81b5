"use client";

import {
  Bell as BellIcon,
  CircleUserRound,
  Heart,
  LogOut,
  MessageCircle,
  Package,
  ShoppingBag,
  Tag,
  UserRound,
} from "lucide-react";
import { Bell } from "@/components/notifications/bell";
import type { Locale } from "@/lib/i18n/locales";
import { Menu } from "./menu";
import { useMe } from "./use-me";

export type AccountWords = {
  account: string;
  orders: string;
  sales: string;
  listings: string;
  favorites: string;
  messages: string;
  /** Stands before a number. */
  unread: string;
  notifications: string;
  profile: string;
  signOut: string;
};

const MOST_SHOWN = 99;

/**
 * Whose page this is arrives after the page: what is served is the same for everybody. Until then, and without
 * JavaScript, it is a link to the account, which asks to sign in. The two are of one size: nothing moves.
 */
export function AccountMenu({ locale, words }: { locale: Locale; words: AccountWords }) {
  const me = useMe();
  const bell = (
    <Bell locale={locale} label={words.notifications} unread={me?.user?.unreadNotifications ?? null} />
  );

  if (!me?.user) {
    return (
      <>
        {bell}
        <a
          href={`/${locale}/account`}
          className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-control px-2 font-semibold hover:bg-sunken"
        >
          <span className="grid size-8.5 place-items-center">
            <CircleUserRound aria-hidden className="size-6" />
          </span>
          <span className="sr-only sm:not-sr-only">{words.account}</span>
        </a>
      </>
    );
  }

  const { name, email, isSeller, unread } = me.user;
  const many = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread);
  const items = [
    { href: "/orders", word: words.orders, icon: ShoppingBag },
    ...(isSeller ? [{ href: "/sales", word: words.sales, icon: Package }] : []),
    { href: "/sell/listings", word: words.listings, icon: Tag },
    { href: "/favorites", word: words.favorites, icon: Heart },
    { href: "/messages", word: words.messages, icon: MessageCircle, count: unread > 0 ? many : undefined },
    { href: "/notifications", word: words.notifications, icon: BellIcon },
    { href: "/profile", word: words.profile, icon: UserRound },
  ];
  return (
    <>
      {bell}
      <Menu
        label={unread > 0 ? `${words.account}, ${words.unread}: ${many}` : words.account}
        summary={
          <>
            <span
              aria-hidden
              className="relative grid size-8.5 place-items-center rounded-full bg-brand-soft font-bold text-brand-ink uppercase"
            >
              {Array.from(name ?? email)[0]}
              {unread > 0 ? (
                <span className="figures absolute -end-1.5 -top-1.5 grid h-5 min-w-5 place-items-center rounded-full bg-brand px-1 text-on-brand text-xs">
                  {many}
                </span>
              ) : null}
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
          {items.map(({ href, word, icon: Icon, count }) => (
            <li key={href}>
              <a href={`/${locale}${href}`} className="menu-item">
                <Icon aria-hidden className="size-5 text-ink-soft" />
                {word}
                {count ? (
                  <span className="figures ms-auto rounded-full bg-brand-soft px-2 font-semibold text-brand-ink text-sm">
                    <span className="sr-only">{words.unread}: </span>
                    {count}
                  </span>
                ) : null}
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
    </>
  );
}
