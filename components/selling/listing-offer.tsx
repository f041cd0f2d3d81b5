import type { ReactNode } from "react";
import { Field } from "@/components/forms";
import { Card, CardTitle, Input, Select } from "@/components/ui";
import type { ListingField } from "./listing-field";
import type { ListingWords } from "./listing-words";

type Props = ListingField & {
  words: ListingWords["offer"];
  /** How many there are, and what a sale brings. */
  stock: ReactNode;
  fees: ReactNode;
};

/** For how much, how soon and how many. */
export function ListingOffer({ words, value, errors, stock, fees }: Props) {
  return (
    <Card className="space-y-6">
      <CardTitle>{words.heading}</CardTitle>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field name="price" label={words.price} hint={words.priceHint} errors={errors("price")}>
          {(control) => <NumberInput {...control} inputMode="decimal" defaultValue={value("price")} />}
        </Field>
        <Field name="currency" label={words.currency} hint={words.currencyHint} errors={errors("currency")}>
          {(control) => (
            <Select {...control} defaultValue={value("currency")}>
              {words.currencies.map((currency) => (
                <option key={currency.value} value={currency.value}>
                  {currency.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {fees}
      {stock}
      <Field
        name="deliveryDays"
        label={words.deliveryDays}
        hint={words.deliveryDaysHint}
        errors={errors("deliveryDays")}
        className="sm:max-w-xs"
      >
        {(control) => <NumberInput {...control} inputMode="numeric" defaultValue={value("deliveryDays")} />}
      </Field>
    </Card>
  );
}

type NumberProps = Parameters<typeof Input>[0];

/** Figures run left to right in Arabic too, and stand where its lines begin. */
export const NumberInput = (props: NumberProps) => (
  <Input {...props} dir="ltr" autoComplete="off" className="rtl:text-right" />
);
