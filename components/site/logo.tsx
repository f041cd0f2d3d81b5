/**
 * The mark: two arcs, seller and buyer, that make an S, and between them what is held for both until they agree.
 * The name beside it is text, so that it is read, translated and sharp.
 */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="9" fill="var(--brand)" />
      <g fill="none" stroke="var(--on-brand)" strokeWidth="3.6" strokeLinecap="round">
        <path d="M22.6 10.4A6.6 5.4 0 0 0 9.4 10.4" />
        <path d="M9.4 21.6A6.6 5.4 0 0 0 22.6 21.6" />
      </g>
      <circle cx="16" cy="16" r="3.1" fill="var(--accent)" />
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
