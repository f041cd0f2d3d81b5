"use client";

import { LoaderCircle } from "lucide-react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/components/ui/button";

type Props = Omit<ButtonProps, "asChild" | "type"> & {
  /** Said while the form is on its way: "Envoi en cours…". */
  pendingText: string;
};

/** Sends its form. While that is under way it says so, keeps the focus and takes no second press. */
export function SubmitButton({ children, pendingText, onClick, ...props }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...props}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? <LoaderCircle aria-hidden className="motion-safe:animate-spin" /> : null}
      <span aria-live="polite">{pending ? pendingText : children}</span>
    </Button>
  );
}
