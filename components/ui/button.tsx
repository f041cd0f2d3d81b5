import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const styles = cva(
  "inline-flex items-center justify-center gap-2 rounded-control text-center font-semibold transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60 [&_svg]:size-[1.15em] [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-brand text-on-brand hover:bg-brand-hover",
        secondary: "border border-line-strong bg-surface text-ink hover:border-ink hover:bg-sunken",
        ghost: "text-ink hover:bg-sunken",
        danger: "bg-danger text-on-danger hover:bg-danger-hover",
        link: "rounded-sm text-brand-ink underline decoration-1 underline-offset-4 hover:decoration-2",
      },
      size: {
        sm: "min-h-9 px-3 py-1.5 text-sm",
        md: "min-h-11 px-4 py-2",
        lg: "min-h-13 px-6 py-3 text-lg",
      },
      block: { true: "w-full", false: "" },
    },
    compoundVariants: [{ variant: "link", class: "min-h-0 p-0" }],
    defaultVariants: { variant: "primary", size: "md", block: false },
  },
);

type Looks = VariantProps<typeof styles>;

/** For links that look like buttons; of two classes that set the same thing `className` wins. */
export const buttonStyles = ({ className, ...looks }: Looks & { className?: string } = {}) =>
  cn(styles(looks), className);

export type ButtonProps = ComponentProps<"button"> &
  Looks & {
    /** Gives its looks to its child, for a link that looks like a button: `<Button asChild><Link … /></Button>`. */
    asChild?: boolean;
  };

export function Button({ className, variant, size, block, asChild, type, ...props }: ButtonProps) {
  const classes = buttonStyles({ variant, size, block, className });
  if (asChild) return <Slot.Root className={classes} {...props} />;
  return <button type={type ?? "button"} className={classes} {...props} />;
}
