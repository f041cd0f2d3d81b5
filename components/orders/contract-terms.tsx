/** A contract's plain text, as it was written; long ones scroll inside, also by keyboard. */
export function ContractTerms({ terms }: { terms: string }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      dir="auto"
      className="mt-3 max-h-80 overflow-y-auto whitespace-pre-wrap rounded-control border border-line bg-sunken p-4"
    >
      {terms}
    </section>
  );
}
