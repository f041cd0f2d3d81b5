import type { Metadata } from "next";
import { Forms } from "./forms";
import { Parts } from "./parts";
import { SAMPLES } from "./samples";
import { Tokens } from "./tokens";

export const metadata: Metadata = { title: "Design", robots: { index: false } };

/**
 * Every component in its states, from left to right and from right to left: `npm run dev`, then `/fr/design`
 * (`/ar/design` has the frame from right to left too, and that direction alone). Only the
 * development server knows pages of this ending (`pageExtensions` in next.config.mjs).
 */
export default async function DesignPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  // `rtl:` holds for all that stands within: a column from left to right would have its arrows turned here.
  const samples = SAMPLES.filter(({ lang }) => locale !== "ar" || lang === "ar");
  return (
    <div className="page pt-10">
      <h1 className="font-bold text-3xl tracking-tight">Design</h1>
      <Tokens />
      <div className="mt-12 grid gap-x-12 gap-y-16 lg:grid-cols-2">
        {samples.map((sample) => (
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
