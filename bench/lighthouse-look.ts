import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { z } from "zod";
import { freePort } from "@/scripts/lib/ports";
import { CommandError } from "@/scripts/lib/say";
import { CHROMIUM_ARGS } from "@/scripts/testing/browser";
import type { Look } from "./lighthouse-verdict";

const CATEGORIES = {
  performance: "performance",
  accessibility: "accessibility",
  bestPractices: "best-practices",
  seo: "seo",
} as const;

const categorySchema = z.object({
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});

/** What we read of Lighthouse's report. */
const reportSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.object({
    performance: categorySchema,
    accessibility: categorySchema,
    "best-practices": categorySchema,
    seo: categorySchema,
  }),
  audits: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), numericValue: z.number().optional() }),
  ),
});

const requestsSchema = z.object({
  details: z.object({
    items: z.array(z.object({ resourceType: z.string().optional(), transferSize: z.number().default(0) })),
  }),
});

/**
 * Lighthouse's look at `url`, as a phone on a slow line (its own preset), with a browser that has never been there.
 * @throws CommandError where the page could not be looked at.
 */
export async function look(url: string, executablePath: string): Promise<Look> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${port}`],
  });
  try {
    const result = await lighthouse(url, {
      port,
      logLevel: "error",
      onlyCategories: Object.values(CATEGORIES),
    });
    if (!result) throw new CommandError(`Lighthouse said nothing about ${url}`);
    return toLook(url, result.lhr);
  } finally {
    await browser.close();
  }
}

function toLook(url: string, lhr: unknown): Look {
  const { runtimeError, categories, audits } = reportSchema.parse(lhr);
  if (runtimeError) throw new CommandError(`${url}: ${runtimeError.message}`);
  const { items } = requestsSchema.parse(
    (lhr as { audits: Record<string, unknown> }).audits["network-requests"],
  ).details;
  const scoreOf = (name: keyof typeof CATEGORIES) => Math.round(categories[CATEGORIES[name]].score * 100);
  const msOf = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  const found = (["accessibility", "bestPractices", "seo"] as const).flatMap((name) =>
    categories[CATEGORIES[name]].auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${CATEGORIES[name]}: ${id}`),
  );
  return {
    performance: scoreOf("performance"),
    accessibility: scoreOf("accessibility"),
    bestPractices: scoreOf("bestPractices"),
    seo: scoreOf("seo"),
    scriptBytes: items
      .filter(({ resourceType }) => resourceType === "Script")
      .reduce((sum, { transferSize }) => sum + transferSize, 0),
    paintMs: msOf("largest-contentful-paint"),
    blockedMs: msOf("total-blocking-time"),
    found,
  };
}
