"use client";

import { Search } from "lucide-react";
import { useRef, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";

type Suggestion = { text: string; hint: string; href: string };
type Answer = { suggestions: Suggestion[]; status: string };
const NOTHING: Answer = { suggestions: [], status: "" };

const WAIT_MS = 180;

type Props = {
  locale: Locale;
  /** Two fields may stand on one page. */
  id: string;
  words: { label: string; placeholder: string; submit: string; suggestions: string };
  defaultValue?: string;
};

/**
 * The field and its button, for a form that leads to the search page: all of it without JavaScript. With it, suggestions
 * stand below while one types (the combobox pattern of ARIA: the focus stays in the field).
 */
export function SearchField({ locale, id, words, defaultValue }: Props) {
  const [{ suggestions, status }, setAnswer] = useState(NOTHING);
  const [active, setActive] = useState(-1);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef<AbortController>(undefined);
  const open = suggestions.length > 0;

  const show = (answer: Answer) => {
    setAnswer(answer);
    setActive(-1);
  };
  const stop = () => {
    clearTimeout(timer.current);
    asked.current?.abort();
  };
  const close = () => {
    stop();
    show(NOTHING);
  };
  const ask = async (typed: string) => {
    const asking = new AbortController();
    asked.current = asking;
    try {
      const query = new URLSearchParams({ locale, q: typed });
      const response = await fetch(`/api/search/suggest?${query}`, { signal: asking.signal });
      if (response.ok) show((await response.json()) as Answer);
    } catch {
      // Stopped, or the line is away: one can search without suggestions.
    }
  };
  const type = (typed: string) => {
    stop();
    if (typed.trim().length < 2) return show(NOTHING);
    timer.current = setTimeout(() => void ask(typed.trim()), WAIT_MS);
  };
  const press = (event: React.KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return;
    const chosen = suggestions[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive(((active + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen) location.assign(chosen.href);
    else return;
    event.preventDefault();
  };

  return (
    <div className="search-field">
      <input
        id={id}
        name="q"
        type="search"
        role="combobox"
        aria-label={words.label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={100}
        placeholder={words.placeholder}
        defaultValue={defaultValue}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={close}
        className="search-input"
      />
      <button type="submit" className="search-button">
        <Search aria-hidden />
        <span className="sr-only">{words.submit}</span>
      </button>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.suggestions}
        hidden={!open}
        className="search-list"
      >
        {suggestions.map(({ text, hint, href }, index) => (
          // The keyboard chooses in the field; a pointer must not take the focus from it before it has chosen.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div
            key={href}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => location.assign(href)}
            className="search-option"
          >
            <span dir="auto">{text}</span>
            {hint ? <span className="search-hint">{hint}</span> : null}
          </div>
        ))}
      </div>
      <span role="status" className="sr-only">
        {status}
      </span>
    </div>
  );
}
