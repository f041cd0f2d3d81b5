/** What a form shows after it was sent: texts are already in the person's language. */
export type FormState = {
  status: "idle" | "ok" | "error";
  message?: string;
  /** Texts by field name, to stand at the field. */
  fields?: Record<string, string[]>;
  /** What was typed, so that nothing is lost. */
  values: Record<string, string>;
};

export const IDLE: FormState = { status: "idle", values: {} };
