"use client";

import { Link } from "@/lib/i18n/routing";

/** Goes along with every page: as the browser's own code it adds three sentences to each, not a drawing. */
type Props = { title: string; text: string; home: string };

export function NotFoundView({ title, text, home }: Props) {
  return (
    <div className="page grid justify-items-center py-16 text-center sm:py-24">
      <svg viewBox="0 0 240 120" aria-hidden="true" className="mb-8 w-56" fill="none">
        <path d="M20 104h200" stroke="var(--line-strong)" strokeWidth="3" strokeLinecap="round" />
        <path d="M52 104V46h136v58" stroke="var(--line-strong)" strokeWidth="3" />
        <path
          d="M44 22h152l10 24a12.7 12.7 0 0 1-25.3 0 12.7 12.7 0 0 1-25.3 0 12.7 12.7 0 0 1-25.4 0 12.7 12.7 0 0 1-25.3 0 12.7 12.7 0 0 1-25.3 0 12.7 12.7 0 0 1-25.4 0 12.7 12.7 0 0 1-20 0z"
          fill="var(--brand-soft)"
          stroke="var(--brand)"
          strokeWidth="3"
          strokeLinejoin="round"
        />
        <rect
          x="96"
          y="70"
          width="48"
          height="34"
          rx="4"
          fill="var(--accent-soft)"
          stroke="var(--accent)"
          strokeWidth="3"
        />
        <path d="M120 78v10m0 7v.5" stroke="var(--accent-ink)" strokeWidth="3.5" strokeLinecap="round" />
      </svg>
      <h1 className="font-bold text-2xl tracking-tight sm:text-3xl">{title}</h1>
      <p className="mt-3 max-w-md text-ink-soft">{text}</p>
      <Link href="/" prefetch={false} className="button button-primary button-lg mt-8">
        {home}
      </Link>
    </div>
  );
}
