import type { ReactNode } from "react";
import { cn } from "./cn";

type Props = {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
  className?: string;
};

/** The one h1 of a page, with what introduces it and what can be done here. */
export function PageHeader({ title, lead, actions, above, className }: Props) {
  return (
    <header className={cn("flex flex-wrap items-end justify-between gap-x-6 gap-y-4", className)}>
      <div className="min-w-0 max-w-2xl">
        {above}
        <h1 className="font-bold text-2xl tracking-tight sm:text-3xl">{title}</h1>
        {lead ? <p className="mt-2 text-ink-soft">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </header>
  );
}
