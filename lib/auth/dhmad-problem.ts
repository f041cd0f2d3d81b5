/**
 * Why a sign-in with DHMAD came to nothing: in the address of the page that says so (`?dhmad=`), and the key of its
 * words in the catalogue `auth`.
 */
export const DHMAD_PROBLEMS = [
  /** The person said no at DHMAD. */
  "denied",
  /** No attempt of this browser fits: too old, done already, begun elsewhere. */
  "stale",
  /** DHMAD refused the code, or its answers do not fit together. */
  "failed",
  /** DHMAD gave no usable answer. */
  "away",
  "limited",
  /** DHMAD has not proved the address. */
  "unproved",
  /** Somebody here has the address and never proved it. */
  "proveFirst",
  /** The account here is linked to another one at DHMAD. */
  "other",
  /** The account at DHMAD is linked to somebody else here. */
  "taken",
] as const;
export type DhmadProblem = (typeof DHMAD_PROBLEMS)[number];

export const toDhmadProblem = (value: unknown): DhmadProblem | null =>
  DHMAD_PROBLEMS.find((problem) => problem === value) ?? null;
