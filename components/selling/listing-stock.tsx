import { Field } from "@/components/forms";
import type { ListingField } from "./listing-field";
import { NumberInput } from "./listing-offer";
import type { ListingWords } from "./listing-words";
import { Radio } from "./radio";

type Props = ListingField & { words: ListingWords["stock"]; onChoose: () => void };

/** How many there are. `stockShown` tells what stood here, so that what is ordered meanwhile counts too. */
export function ListingStock({ words, value, errors, onChoose }: Props) {
  const shown = value("stockShown");
  const choices = [...(shown === "0" ? (["none"] as const) : []), ...(["one", "always", "several"] as const)];
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{words.legend}</legend>
      <input type="hidden" name="stockShown" value={shown} />
      {choices.map((choice) => (
        <Radio
          key={choice}
          name="availability"
          value={choice}
          label={words[choice]}
          defaultChecked={value("availability") === choice}
          onChange={onChoose}
        />
      ))}
      <Field
        name="stockCount"
        label={words.count}
        errors={errors("stockCount")}
        className="max-w-72 ps-8 group-has-[input[type=radio][value=several]:not(:checked)]/listing:hidden"
      >
        {(control) => <NumberInput {...control} inputMode="numeric" defaultValue={value("stockCount")} />}
      </Field>
    </fieldset>
  );
}
