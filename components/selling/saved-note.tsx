"use client";

import { useEffect, useState } from "react";
import { Alert } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";

const SHOWN_MS = 8000;

/** Says at the foot of the window that all went well, whichever button was pressed, and goes after a while. */
export function SavedNote({ state }: { state: FormState }) {
  const [hidden, setHidden] = useState<FormState | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setHidden(state), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const shown = state.status === "ok" && state.message && hidden !== state;
  return (
    <div role="status" className="w-full">
      {shown ? (
        <Alert tone="success" className="shadow-raised">
          {state.message}
        </Alert>
      ) : null}
    </div>
  );
}
