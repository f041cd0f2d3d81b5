import type { Locale } from "@/lib/i18n/locales";

/** The fields by which every action knows the language and the page to come back to (a path with its locale). */
export function HiddenContext({ locale, returnTo }: { locale: Locale; returnTo: string }) {
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="returnTo" value={returnTo} />
    </>
  );
}
