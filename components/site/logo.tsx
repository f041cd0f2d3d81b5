/**
 * The mark: two arcs, seller and buyer, that make an S, and between them what is held for both until they agree.
 * The name beside it is text, so that it is read, translated and sharp.
 */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="9" fill="var(--brand)" />
      <g fill="none" stroke="var(--on-brand)" strokeWidth="3.4" strokeLinecap="round">
        <path d="M21.4 9.4A5.6 5.6 0 1 0 11 13.5" />
        <path d="M10.6 22.6A5.6 5.6 0 1 0 21 18.5" />
      </g>
      <circle cx="16" cy="16" r="2.7" fill="var(--accent)" />
    </svg>
  );
}

export function Logo({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark className="size-8.5" />
      <span className="font-extrabold text-2xl leading-none tracking-tight">{name}</span>
    </span>
  );
}
