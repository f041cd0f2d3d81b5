import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const TONES = {
  info: { icon: Info, class: "bg-info-soft text-info-ink" },
  success: { icon: CircleCheck, class: "bg-brand-soft text-brand-ink" },
  warning: { icon: TriangleAlert, class: "bg-warning-soft text-warning-ink" },
  danger: { icon: CircleAlert, class: "bg-danger-soft text-danger-ink" },
} as const;

export type AlertTone = keyof typeof TONES;

/** A message beside the content. It is announced only where the caller gives it a `role` (`status` or `alert`). */
export function Alert({
  tone = "info",
  title,
  children,
  className,
  ...props
}: Omit<ComponentProps<"div">, "title"> & { tone?: AlertTone; title?: ReactNode }) {
  const Icon = TONES[tone].icon;
  return (
    <div className={cn("flex gap-3 rounded-control px-4 py-3.5", TONES[tone].class, className)} {...props}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1 space-y-1">
        {title ? <p className="font-bold">{title}</p> : null}
        {children ? (
          <div className="[&_a]:press [&_a]:font-semibold [&_a]:underline [&_a]:underline-offset-4">
            {children}
          </div>
        ) : null}
      </div>
    </div>
  );
}
