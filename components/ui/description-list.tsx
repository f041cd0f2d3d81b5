import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Pairs of name and value: an order's summary, a price's parts. Holds `DescriptionRow`s. */
export function DescriptionList({ className, ...props }: ComponentProps<"dl">) {
  return <dl className={cn("divide-y divide-line", className)} {...props} />;
}

type RowProps = {
  term: ReactNode;
  children: ReactNode;
  /** Under the term, in small. */
  note?: ReactNode;
  /** The row that the others add up to. */
  strong?: boolean;
};

export function DescriptionRow({ term, children, note, strong }: RowProps) {
  return (
    <div
      className={cn(
        "flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3",
        strong && "font-bold text-lg",
      )}
    >
      <dt className={strong ? "" : "text-ink-soft"}>
        {term}
        {note ? <span className="block font-normal text-ink-soft text-sm">{note}</span> : null}
      </dt>
      <dd className="figures ms-auto min-w-0 text-end font-semibold [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
