import { ShieldCheck } from "lucide-react";
import { HiddenContext } from "@/components/forms";
import { Button, type ButtonProps } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";

type Props = Pick<ButtonProps, "size" | "block"> & {
  locale: Locale;
  returnTo: string;
  /** `link`: the account of who is signed in, instead of signing in. */
  intent?: "link";
  label: string;
};

/** The button that leads to DHMAD: a plain form, since what answers it is another site. */
export function DhmadForm({ locale, returnTo, intent, label, ...looks }: Props) {
  return (
    <form method="post" action="/auth/dhmad/start">
      <HiddenContext locale={locale} returnTo={returnTo} />
      {intent ? <input type="hidden" name="intent" value={intent} /> : null}
      <Button type="submit" variant="secondary" {...looks}>
        <ShieldCheck aria-hidden />
        {label}
      </Button>
    </form>
  );
}
