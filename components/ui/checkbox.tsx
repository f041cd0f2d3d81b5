import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      type="checkbox"
      className={cn(
        "relative z-1 mt-2.75 size-5.5 shrink-0 cursor-pointer rounded-sm accent-brand",
        className,
      )}
      {...props}
    />
  );
}
