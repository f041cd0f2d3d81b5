import { Mail, MailX } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";

type Props = {
  id: string;
  locale: Locale;
  /** Where its results are, without language. */
  path: string;
  title: string;
  filters: string[];
  mail: boolean;
  words: {
    saved: string;
    /** How many are new; null where none is. */
    fresh: string | null;
    mail: string;
    toggle: string;
    toggleNamed: string;
    remove: string;
    removeNamed: string;
  };
};

/** A saved search: what it asks, what is new, and what can be done with it. Its buttons are plain forms. */
export function SearchLine({ id, locale, path, title, filters, mail, words }: Props) {
  const action = `/searches?locale=${locale}`;
  const MailIcon = mail ? Mail : MailX;
  return (
    <li className="rounded-card border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 className="min-w-0 font-bold text-lg [overflow-wrap:anywhere]">
          <Link href={path} prefetch={false} className="press hover:underline">
            <bdi>{title}</bdi>
          </Link>
        </h2>
        {words.fresh ? <Badge tone="success">{words.fresh}</Badge> : null}
      </div>
      {filters.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-2">
          {filters.map((filter) => (
            <li key={filter}>
              <Badge tone="neutral">
                <bdi>{filter}</bdi>
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
        <span>{words.saved}</span>
        <span className="inline-flex items-center gap-1.5">
          <MailIcon aria-hidden className="size-4" />
          {words.mail}
        </span>
      </p>
      <div className="mt-2 -mb-1 flex flex-wrap gap-x-2">
        <form method="post" action={action}>
          <input type="hidden" name="do" value="mail" />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="wanted" value={mail ? "no" : "yes"} />
          <Button type="submit" variant="ghost" aria-label={words.toggleNamed} className="-ms-4">
            {words.toggle}
          </Button>
        </form>
        <form method="post" action={action}>
          <input type="hidden" name="do" value="remove" />
          <input type="hidden" name="id" value={id} />
          <Button type="submit" variant="ghost" aria-label={words.removeNamed}>
            {words.remove}
          </Button>
        </form>
      </div>
    </li>
  );
}
