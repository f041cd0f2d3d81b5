/** @jsxImportSource hono/jsx */
import type { Page } from "../page";
import { Field, fieldError } from "./ui";

type Props = { page: Page; action: string; label: string; button: string; value?: string; quiet?: boolean };

/** Puts made-up money into the wallet. */
export function TopUpForm({ page, action, label, button, value, quiet = false }: Props) {
  return (
    <form method="post" action={action} novalidate>
      <Field
        name="amount"
        label={label}
        value={value}
        inputmode="decimal"
        dir="ltr"
        required
        error={fieldError(page, "bad_amount")}
      />
      <button type="submit" class={quiet ? "quiet" : ""}>
        {button}
      </button>
    </form>
  );
}
