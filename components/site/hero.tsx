"use client";

import { ArrowDown, ShieldCheck } from "lucide-react";
import { Link } from "@/lib/i18n/routing";

type Words = { title: string; lead: string; look: string; sell: string };

/** The promise, on the mark's two arcs drawn large: buyer, seller, and what is held between them. */
export function Hero({ words, lookHref }: { words: Words; lookHref: string }) {
  return (
    <section className="page pt-4 sm:pt-8">
      <div className="relative isolate overflow-hidden rounded-[1.75rem] bg-hero px-6 py-8 text-on-hero sm:px-12 sm:py-16">
        <svg
          viewBox="0 0 32 32"
          aria-hidden="true"
          className="absolute -end-20 -top-24 -z-10 h-64 sm:-end-44 sm:-top-10 sm:h-[130%] lg:-end-10 rtl:-scale-x-100"
        >
          <g fill="none" stroke="var(--hero-line)" strokeWidth="3.4" strokeLinecap="round">
            <path d="M21.4 9.4A5.6 5.6 0 1 0 11 13.5" />
            <path d="M10.6 22.6A5.6 5.6 0 1 0 21 18.5" />
          </g>
          <circle cx="16" cy="16" r="2.7" fill="var(--accent)" />
        </svg>
        <div className="max-w-xl">
          <h1 className="max-w-[85%] font-extrabold text-3xl tracking-tight sm:max-w-none sm:text-5xl">
            {words.title}
          </h1>
          <p className="mt-4 flex max-w-lg gap-2.5 text-lg opacity-90">
            <ShieldCheck aria-hidden className="mt-1 size-5.5 shrink-0" />
            <span>{words.lead}</span>
          </p>
          {/* On a phone the listings follow at once, and selling stands in the header. */}
          <div className="mt-7 hidden flex-wrap gap-3 sm:flex">
            <a href={lookHref} className="button button-lg bg-on-hero text-hero hover:bg-on-hero/90">
              {words.look}
              <ArrowDown aria-hidden />
            </a>
            <Link
              href="/sell"
              prefetch={false}
              className="button button-lg border border-on-hero/50 text-on-hero hover:bg-on-hero/15"
            >
              {words.sell}
            </Link>
          </div>
        </div>
      </div>
    </section>
  );
}
