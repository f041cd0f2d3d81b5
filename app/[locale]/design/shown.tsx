import type { ReactNode } from "react";

/** A component's name over the component. */
export function Shown({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="space-y-4 border-line border-t pt-5">
      <h3 dir="ltr" className="text-start font-semibold text-ink-soft text-sm">
        {name}
      </h3>
      {children}
    </section>
  );
}
