"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import type { FormState } from "@/lib/actions/form-state";

/** What came of the whole form, at its top. A failure takes the focus, so that it is read and seen. */
export function FormAlert({ state }: { state: FormState }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "error") ref.current?.focus();
  }, [state]);
  if (!state.message) return null;
  const failed = state.status === "error";
  return (
    <Alert
      ref={ref}
      tabIndex={-1}
      role={failed ? "alert" : "status"}
      tone={failed ? "danger" : "success"}
      className="scroll-mt-24"
    >
      {state.message}
    </Alert>
  );
}
