import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

type Props = {
  icon?: LucideIcon;
  /** In place of the icon, where there is room: one of `components/illustrations`. */
  illustration?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  /** One or two buttons: what to do instead. */
  actions?: ReactNode;
  headingLevel?: "h1" | "h2" | "h3";
  className?: string;
};

/** Says what would stand here, why it does not, and what to do. */
export function EmptyState({
  icon: Icon,
  illustration,
  title,
  children,
  actions,
  headingLevel: H = "h2",
  className,
}: Props) {
  return (
    <div
      className={cn(
        "flex flex-col items-center rounded-card border border-line border-dashed px-6 py-12 text-center",
        className,
      )}
    >
      {illustration ? <div className="mb-5">{illustration}</div> : null}
      {Icon && !illustration ? (
        <span className="mb-4 grid size-14 place-items-center rounded-full bg-accent-soft text-accent-ink">
          <Icon aria-hidden className="size-7" />
        </span>
      ) : null}
      <H className="font-bold text-xl">{title}</H>
      {children ? <div className="mt-2 max-w-md text-ink-soft">{children}</div> : null}
      {actions ? <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </div>
  );
}
