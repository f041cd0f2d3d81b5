"use client";

import { Check, Languages } from "lucide-react";
import { usePathname } from "next/navigation";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { Menu } from "./menu";

/** Each language by its own name: whoever looks for it may read nothing else. */
const NAMES: Record<Locale, string> = { fr: "Français", ar: "العربية", en: "English" };
const YEAR_S = 365 * 24 * 3600;

/** The same page in another language, by a plain link: the document's language and direction change with it. */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  const rest = usePathname().split("/").slice(2).join("/");
  const pathIn = (other: Locale) => (rest ? `/${other}/${rest}` : `/${other}`);
  return (
    <Menu label={label} summary={<Languages aria-hidden className="size-5.5" />}>
      <ul>
        {LOCALES.map((other) => (
          <li key={other}>
            <a
              href={pathIn(other)}
              hrefLang={other}
              lang={other}
              aria-current={other === locale ? "true" : undefined}
              className="menu-item"
              onClick={(event) => {
                // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
                document.cookie = `NEXT_LOCALE=${other};path=/;max-age=${YEAR_S};samesite=lax`;
                // For whoever is signed in: from now on we write to them in this language.
                navigator.sendBeacon("/api/me/language", other);
                event.currentTarget.search = window.location.search;
              }}
            >
              <span className="flex-1">{NAMES[other]}</span>
              {other === locale ? <Check aria-hidden className="size-4.5 text-brand-ink" /> : null}
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
