import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The classes are in app/components.css. */
const styles = cva("button", {
  variants: {
    variant: {
      primary: "button-primary",
      secondary: "button-secondary",
      ghost: "button-ghost",
      danger: "button-danger",
      link: "button-link",
    },
    size: { sm: "button-sm", md: "button-md", lg: "button-lg" },
    block: { true: "w-full", false: "" },
  },
  compoundVariants: [{ variant: "link", class: "min-h-0 p-0" }],
  defaultVariants: { variant: "primary", size: "md", block: false },
});

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
