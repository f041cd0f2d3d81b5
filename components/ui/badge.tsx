import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const styles = cva(
  "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 font-semibold text-sm [&_svg]:size-[1.1em] [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-sunken text-ink",
        brand: "bg-brand-soft text-brand-ink",
        accent: "bg-accent-soft text-accent-ink",
        info: "bg-info-soft text-info-ink",
        success: "bg-brand-soft text-brand-ink",
        warning: "bg-warning-soft text-warning-ink",
        danger: "bg-danger-soft text-danger-ink",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof styles>["tone"]>;

export function Badge({ className, tone, ...props }: ComponentProps<"span"> & { tone?: BadgeTone }) {
  return <span className={cn(styles({ tone }), className)} {...props} />;
}
