/** The constraint that a failed statement broke, under Drizzle's wrapping; null where the failure is another. */
export function violatedConstraint(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const name = (at as { constraint_name?: unknown }).constraint_name;
    if (typeof name === "string") return name;
  }
  return null;
}
