import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** What happened and what comes, oldest first. Holds `TimelineItem`s. */
export function Timeline({ className, ...props }: ComponentProps<"ol">) {
  return <ol className={cn("[&>li:last-child>.timeline-line]:hidden", className)} {...props} />;
}

type ItemProps = {
  state: "done" | "current" | "todo";
  title: ReactNode;
  /** When and by whom: `<time>` and a name. */
  meta?: ReactNode;
  children?: ReactNode;
};

export function TimelineItem({ state, title, meta, children }: ItemProps) {
  return (
    <li
      className="relative flex gap-4 pb-6 last:pb-0"
      aria-current={state === "current" ? "step" : undefined}
    >
      <span
        aria-hidden
        className={cn(
          "timeline-line absolute start-3.5 top-8 bottom-1 w-0.5 -translate-x-1/2 rounded-full rtl:translate-x-1/2",
          state === "done" ? "bg-brand" : "bg-line",
        )}
      />
      <span
        aria-hidden
        className={cn(
          "grid size-7 shrink-0 place-items-center rounded-full",
          state === "done" && "bg-brand text-on-brand",
          state === "current" && "border-2 border-brand bg-brand-soft",
          state === "todo" && "border-2 border-line bg-surface",
        )}
      >
        {state === "done" ? <Check className="size-4" strokeWidth={3} /> : null}
        {state === "current" ? <span className="size-2.5 rounded-full bg-brand" /> : null}
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <p className={cn("font-semibold", state === "todo" && "font-normal text-ink-soft")}>{title}</p>
        {meta ? <p className="text-ink-soft text-sm">{meta}</p> : null}
        {children ? <div className="mt-2">{children}</div> : null}
      </div>
    </li>
  );
}
