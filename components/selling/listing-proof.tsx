import { CheckboxField, Field, FieldError } from "@/components/forms";
import { Card, CardTitle } from "@/components/ui";
import type { ListingField } from "./listing-field";
import { NumberInput } from "./listing-offer";
import type { ListingWords } from "./listing-words";

type Props = ListingField & { words: ListingWords["proof"] };

/** What the seller will prove, and how long each side has. */
export function ListingProof({ words, value, errors }: Props) {
  const wrong = errors("proofTypes");
  return (
    // `$=proof`: Tailwind reads the underscore of `quick_proof` as a space.
    <Card className="space-y-5 group-has-[input[type=radio][value$=proof]:not(:checked)]/listing:hidden">
      <div className="space-y-1.5">
        <CardTitle>{words.heading}</CardTitle>
        <p className="text-ink-soft">{words.lead}</p>
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {(["uploadHours", "reviewHours"] as const).map((which) => {
          const name = which === "uploadHours" ? "proofUploadHours" : "proofReviewHours";
          return (
            <Field key={which} name={name} label={words[which]} hint={words.hoursHint} errors={errors(name)}>
              {(control) => <NumberInput {...control} inputMode="numeric" defaultValue={value(name)} />}
            </Field>
          );
        })}
      </div>
      <fieldset className="space-y-3" aria-describedby={wrong ? "field-proofTypes-error" : undefined}>
        <legend className="mb-3 font-semibold">{words.types}</legend>
        {words.list.map((type) => (
          <CheckboxField
            key={type.value}
            name={`proof_${type.value}`}
            label={type.name}
            defaultChecked={value(`proof_${type.value}`) !== ""}
          />
        ))}
        <FieldError id="field-proofTypes-error" errors={wrong} />
      </fieldset>
    </Card>
  );
}
