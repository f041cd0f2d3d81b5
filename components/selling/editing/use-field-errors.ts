"use client";

import { useState } from "react";
import type { FormState } from "@/lib/actions/form-state";
import type { Saving } from "./autosaver";

/** The boxes of the proof types are told what is wrong together. */
const told = (name: string) => (name.startsWith("proof_") ? "proofTypes" : name);

/**
 * What is wrong at each field: what the last answer to a button said until the field is typed in, then what saving by
 * itself says, which waits until the field is left.
 */
export function useFieldErrors(state: FormState, saving: Saving) {
  const [mended, setMended] = useState<{ of: FormState; names: string[] }>({ of: state, names: [] });
  const [focused, setFocused] = useState<string | null>(null);
  const names = mended.of === state ? mended.names : [];
  const found = "fields" in saving ? saving.fields : {};
  return {
    of: (name: string): string[] | undefined =>
      (focused === name ? undefined : found[name]) ??
      (names.includes(name) ? undefined : state.fields?.[name]),
    onTyped: (name: string) => {
      if (state.fields?.[told(name)] && !names.includes(told(name)))
        setMended({ of: state, names: [...names, told(name)] });
    },
    onFocus: setFocused,
  };
}
