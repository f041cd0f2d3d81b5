import { Bell as BellIcon } from "lucide-react";
import type { Locale } from "@/lib/i18n/locales";

const MOST_SHOWN = 99;

type Props = {
  locale: Locale;
  label: string;
  /** Null where nobody is signed in, or not yet known: the place is kept, so that nothing moves. */
  unread: number | null;
};

/** The way to the notifications, with how many are unread. */
export function Bell({ locale, label, unread }: Props) {
  if (unread === null) return <span aria-hidden className="size-11 shrink-0" />;
  const shown = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread);
  return (
    <a
      href={`/${locale}/notifications`}
      aria-label={unread > 0 ? `${label} (${shown})` : label}
      className="relative grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunken"
    >
      <BellIcon aria-hidden className="size-5.5" />
      {unread > 0 ? (
        <span
          aria-hidden
          className="figures absolute end-0.5 top-1 min-w-4.5 rounded-full bg-danger px-1 text-center font-bold text-on-danger text-xs leading-4.5"
        >
          {shown}
        </span>
      ) : null}
    </a>
  );
}
