import type { Metadata } from "next";
import { Forms } from "./forms";
import { Parts } from "./parts";
import { SAMPLES } from "./samples";
import { Tokens } from "./tokens";

export const metadata: Metadata = { title: "Design", robots: { index: false } };

/**
 * Every component in its states, from left to right and from right to left: `npm run dev`, then `/fr/design`. Only the
 * development server knows pages of this ending (`pageExtensions` in next.config.mjs).
 */
export default function DesignPage() {
  return (
    <div className="page pt-10">
      <h1 className="font-bold text-3xl tracking-tight">Design</h1>
      <Tokens />
      <div className="mt-12 grid gap-x-12 gap-y-16 lg:grid-cols-2">
        {SAMPLES.map((sample) => (
          <div key={sample.lang} lang={sample.lang} dir={sample.dir} className="min-w-0 space-y-8">
            <h2 className="font-bold text-2xl tracking-tight">{sample.title}</h2>
            <Parts sample={sample} />
            <Forms sample={sample} />
          </div>
        ))}
      </div>
    </div>
  );
}
