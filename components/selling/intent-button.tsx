"use client";

import { LoaderCircle } from "lucide-react";
import { createContext, useContext } from "react";
import { Button, type ButtonProps } from "@/components/ui";

/** The listing's form: its buttons may stand outside it, since a form cannot hold the one that sends pictures. */
export const LISTING_FORM = "listing";

/** The intent that is under way; null while none is. */
const Pending = createContext<string | null>(null);
export const PendingIntent = Pending.Provider;

type Props = Omit<ButtonProps, "asChild" | "type" | "name" | "value" | "form"> & {
  /** What is asked for, besides saving: the form sends it as `intent`. */
  intent: string;
  /** Said while this button's press is on its way. */
  pendingText?: string;
};

/** One of several buttons that send the listing's form. The pressed one shows that it is under way; none is sent twice. */
export function IntentButton({ intent, pendingText, children, onClick, ...props }: Props) {
  const underWay = useContext(Pending);
  const pending = underWay !== null;
  const mine = underWay === intent;
  return (
    <Button
      {...props}
      type="submit"
      form={LISTING_FORM}
      name="intent"
      value={intent}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {mine ? <LoaderCircle aria-hidden className="motion-safe:animate-spin" /> : null}
      {mine && pendingText ? <span role="status">{pendingText}</span> : children}
    </Button>
  );
}
