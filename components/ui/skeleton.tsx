import { cn } from "./cn";

/** The place of something that is on its way. The container says it is busy, so this is hidden from readers. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("block motion-safe:animate-pulse rounded-control bg-sunken", className)}
    />
  );
}
