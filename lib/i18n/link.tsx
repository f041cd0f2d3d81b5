"use client";

import NextLink from "next/link";
import { useParams } from "next/navigation";
import type { ComponentProps } from "react";
import { type Locale, toLocale } from "./locales";

type Props = Omit<ComponentProps<typeof NextLink>, "href" | "locale"> & {
  /** A path without its locale: `/sell`. */
  href: string;
  /** Another language than the page's own. */
  locale?: Locale;
};

/** A link within the site, in the language of the page that it stands on. */
export function Link({ href, locale, ...props }: Props) {
  const here = toLocale(useParams().locale);
  return <NextLink href={localePath(href, locale ?? here)} {...props} />;
}

const localePath = (href: string, locale: Locale) => (href === "/" ? `/${locale}` : `/${locale}${href}`);
