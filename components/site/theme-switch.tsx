"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { THEME_KEY, THEMES, type Theme } from "./theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const CHANGED = "souk-theme-changed";

const current = (): Theme => {
  const set = document.documentElement.dataset.theme;
  return set === "light" || set === "dark" ? set : "system";
};

function subscribe(onChange: () => void) {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}

function choose(theme: Theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** System, light or dark. The server does not know which: nothing is marked until the page is alive. */
export function ThemeSwitch({ label, names }: { label: string; names: Record<Theme, string> }) {
  const theme = useSyncExternalStore<Theme | null>(subscribe, current, () => null);
  return (
    <fieldset className="inline-flex rounded-full border border-line bg-surface p-1">
      <legend className="sr-only">{label}</legend>
      {THEMES.map((option) => {
        const Icon = ICONS[option];
        return (
          <button
            key={option}
            type="button"
            aria-pressed={theme === option}
            aria-label={names[option]}
            title={names[option]}
            onClick={() => choose(option)}
            className="theme-choice"
          >
            <Icon aria-hidden className="size-5" />
          </button>
        );
      })}
    </fieldset>
  );
}
