"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { Field } from "@/components/forms";
import { Input } from "@/components/ui";

/** What one form may send, with room for the rest of it (`bodySizeLimit` in next.config.mjs is 32 MB). */
const MOST_BYTES = 30 * 1024 * 1024;

type Props = {
  words: Record<"picturesAdd" | "picturesHint" | "picturesTooHeavy", string>;
  errors?: string[];
  /** The choice is emptied when this changes. */
  emptyAfter: unknown;
};

/** Chooses pictures. Too much at once is refused here, where it can be said: the server would only cut it off. */
export function PictureInput({ words, errors, emptyAfter }: Props) {
  const input = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change itself is what counts.
  useEffect(() => {
    if (input.current) input.current.value = "";
  }, [emptyAfter]);
  const [tooHeavy, setTooHeavy] = useState(false);
  const check = (event: ChangeEvent<HTMLInputElement>) => {
    const bytes = [...(event.target.files ?? [])].reduce((sum, file) => sum + file.size, 0);
    setTooHeavy(bytes > MOST_BYTES);
    if (bytes > MOST_BYTES) event.target.value = "";
  };
  return (
    <Field
      name="pictures"
      label={words.picturesAdd}
      hint={words.picturesHint}
      errors={tooHeavy ? [words.picturesTooHeavy] : errors}
    >
      {(control) => (
        <Input
          {...control}
          ref={input}
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp,image/avif"
          onChange={check}
          className="file:me-3 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-semibold file:text-ink"
        />
      )}
    </Field>
  );
}
