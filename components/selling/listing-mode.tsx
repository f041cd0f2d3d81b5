import { Card } from "@/components/ui";
import type { ListingField } from "./listing-field";
import type { ListingWords } from "./listing-words";
import { Radio } from "./radio";

type Props = ListingField & { words: ListingWords["mode"]; onChoose: (mode: string) => void };

/** What is sold: the fields that belong to it show below, by style sheet alone. */
export function ListingMode({ words, value, onChoose }: Props) {
  return (
    <Card>
      <fieldset>
        <legend className="mb-4 font-bold text-lg">{words.legend}</legend>
        <div className="grid gap-3 md:grid-cols-3">
          {words.modes.map(({ value: mode, title, text }) => (
            <Radio
              key={mode}
              name="mode"
              value={mode}
              label={title}
              hint={text}
              defaultChecked={value("mode") === mode}
              onChange={() => onChoose(mode)}
              className="relative rounded-control border border-line-strong p-4 has-checked:border-brand has-checked:bg-brand-soft has-checked:outline-1 has-checked:outline-brand"
              labelClassName="font-semibold after:absolute after:inset-0"
            />
          ))}
        </div>
      </fieldset>
    </Card>
  );
}
