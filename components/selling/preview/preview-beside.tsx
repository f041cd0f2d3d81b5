import type { ReactNode } from "react";

type Props = { heading: string; preview: ReactNode; children: ReactNode };

/** The preview beside what it shows, where there is room; else above it, folded up. */
export function PreviewBeside({ heading, preview, children }: Props) {
  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_17rem] xl:items-start xl:gap-8">
      <div className="min-w-0 space-y-6">
        <details className="disclosure xl:hidden">
          <summary>{heading}</summary>
          <div>{preview}</div>
        </details>
        {children}
      </div>
      <section aria-labelledby="preview" className="sticky top-6 hidden xl:block">
        <h2 id="preview" className="mb-4 font-bold text-lg">
          {heading}
        </h2>
        {preview}
      </section>
    </div>
  );
}
