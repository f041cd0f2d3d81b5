import { redirect as nextRedirect } from "next/navigation";
import type { Locale } from "./locales";

export { Link } from "./link";

type Target = { href: string; locale: Locale };

/** The path with its locale; `href` is written without it. */
export const getPathname = ({ href, locale }: Target) => (href === "/" ? `/${locale}` : `/${locale}${href}`);

/** Leaves for another page of ours. Throws, as Next's own does: never catch it. */
export const redirect = (target: Target): never => nextRedirect(getPathname(target));
