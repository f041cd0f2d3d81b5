/** One look of Lighthouse at one page. Scores are 0 to 100. */
export type Look = {
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  /** Bytes of JavaScript that the page fetched, as they travelled. */
  scriptBytes: number;
  /** What of performance a page can do most about: when its largest part stood there, how long scripts kept it from answering. */
  paintMs: number;
  blockedMs: number;
  /** What was found wrong besides performance: `accessibility: color-contrast`. */
  found: string[];
};

export type Row = Omit<Look, "found"> & { name: string };
export type Verdict = { bare: Row; rows: Row[]; problems: string[] };

/** How far a page's performance may stay under the bare page's. */
export const MOST_POINTS_UNDER = 4;
/** How much more JavaScript than the bare page's, in kB of 1000 bytes as they travel, a page may fetch. */
export const MOST_KB_OVER = 25;

const EXACT = ["accessibility", "bestPractices", "seo"] as const;

/**
 * Holds the looks at each page against those at the bare page of the same run. Performance is the median, since it is
 * measured; the other scores come from checks that have no luck, so the worst look counts.
 * @throws Error where a page was never looked at.
 */
export function judge(bareLooks: Look[], pages: Record<string, Look[]>): Verdict {
  const bare = rowOf("bare page", bareLooks);
  const rows = Object.entries(pages).map(([name, looks]) => rowOf(name, looks));
  const problems = rows.flatMap((row) => [
    ...(row.performance < bare.performance - MOST_POINTS_UNDER
      ? [
          `${row.name}: performance ${row.performance}, at least ${bare.performance - MOST_POINTS_UNDER} wanted (${slowness(row)}; the bare page ${slowness(bare)})`,
        ]
      : []),
    ...(row.scriptBytes > bare.scriptBytes + MOST_KB_OVER * 1000
      ? [
          `${row.name}: ${kB(row.scriptBytes - bare.scriptBytes)} kB of JavaScript more, at most ${MOST_KB_OVER} wanted`,
        ]
      : []),
    ...EXACT.filter((category) => row[category] < 100).map(
      (category) => `${row.name}: ${category} ${row[category]}, 100 wanted`,
    ),
    ...new Set((pages[row.name] ?? []).flatMap(({ found }) => found.map((what) => `${row.name}: ${what}`))),
  ]);
  return { bare, rows, problems };
}

function rowOf(name: string, looks: Look[]): Row {
  if (looks.length === 0) throw new Error(`Nobody looked at ${name}`);
  const worst = (category: (typeof EXACT)[number]) => Math.min(...looks.map((look) => look[category]));
  return {
    name,
    performance: median(looks.map(({ performance }) => performance)),
    accessibility: worst("accessibility"),
    bestPractices: worst("bestPractices"),
    seo: worst("seo"),
    scriptBytes: median(looks.map(({ scriptBytes }) => scriptBytes)),
    paintMs: median(looks.map(({ paintMs }) => paintMs)),
    blockedMs: median(looks.map(({ blockedMs }) => blockedMs)),
  };
}

/** The verdict as a table. */
export function tableOf({ bare, rows }: Verdict): string[] {
  const line = ({ name, performance, accessibility, bestPractices, seo, scriptBytes }: Row, over: string) =>
    [
      name.padEnd(12),
      ...[performance, accessibility, bestPractices, seo].map((score) => String(score).padStart(13)),
      `${kB(scriptBytes)} kB`.padStart(13),
      over.padStart(9),
    ].join("");
  return [
    `${"page".padEnd(12)}  performance accessibility best practic.          SEO   JavaScript     more`,
    line(bare, ""),
    ...rows.map((row) => line(row, `+${kB(row.scriptBytes - bare.scriptBytes)} kB`)),
  ];
}

const slowness = ({ paintMs, blockedMs }: Row) =>
  `largest paint after ${Math.round(paintMs)} ms, blocked for ${Math.round(blockedMs)} ms`;

const kB = (bytes: number) => (bytes / 1000).toFixed(1);

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
