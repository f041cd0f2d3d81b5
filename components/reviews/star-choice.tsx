import { Star } from "lucide-react";
import { FieldError } from "@/components/forms";

type Props = {
  legend: string;
  /** From 1 to 5: what each star is called, and the word for it alone. */
  choices: { label: string; word: string }[];
  /** The rating that is chosen, or an empty string. */
  value: string;
  errors?: string[];
};

/** The word of the chosen star, shown without a script: one class for each, since Tailwind must find them whole. */
const SHOWN_FOR = [
  "group-has-[input[value='1']:checked]:inline",
  "group-has-[input[value='2']:checked]:inline",
  "group-has-[input[value='3']:checked]:inline",
  "group-has-[input[value='4']:checked]:inline",
  "group-has-[input[value='5']:checked]:inline",
];

/** A rating as five radio buttons, so that arrows choose it and a form without a script sends it. */
export function StarChoice({ legend, choices, value, errors }: Props) {
  const failed = Boolean(errors?.length);
  return (
    <div
      role="radiogroup"
      aria-labelledby="rating-legend"
      aria-required
      aria-invalid={failed || undefined}
      aria-describedby={failed ? "rating-error" : undefined}
      className="group space-y-1.5"
    >
      <p id="rating-legend" className="font-semibold">
        {legend}
      </p>
      <div className="flex flex-wrap items-center gap-x-3">
        <div className="star-choices -ms-2 flex">
          {choices.map(({ label }, index) => {
            const rating = String(index + 1);
            return (
              <label key={rating} className="star-choice">
                <input
                  type="radio"
                  name="rating"
                  value={rating}
                  defaultChecked={value === rating}
                  className="absolute inset-0 cursor-pointer opacity-0"
                />
                <Star aria-hidden strokeWidth={1.75} />
                <span className="sr-only">{label}</span>
              </label>
            );
          })}
        </div>
        <span aria-hidden className="font-semibold">
          {choices.map(({ word }, index) => (
            <span key={word} className={`hidden ${SHOWN_FOR[index]}`}>
              {word}
            </span>
          ))}
        </span>
      </div>
      <FieldError id="rating-error" errors={errors} />
    </div>
  );
}
