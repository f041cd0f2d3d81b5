import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CATALOGUES } from "@/lib/i18n/messages";
import { inRoot } from "@/scripts/lib/paths";

type Tree = { [key: string]: string | Tree };

/** What the code says about its texts: whole keys, keys with gaps, and the words that may fill those gaps. */
type Spoken = { literals: Set<string>; patterns: RegExp[]; words: Set<string>; namespaces: string[] };

const CODE = ["app", "components", "lib", "db/schema", "db/seed"];

function sources(): string {
  return CODE.flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => readFileSync(join(inRoot(folder), file), "utf8")),
  ).join("\n");
}

/** A template as a pattern: each gap takes words. `null` where it has none, or nothing but gaps. */
function patternOf(template: string): RegExp | null {
  const pieces = template.split(/\$\{[^{}]*\}/);
  if (pieces.length < 2 || !pieces.some((piece) => /\w/.test(piece)) || /[^\w.-]/.test(pieces.join("")))
    return null;
  return new RegExp(`^${pieces.map((piece) => piece.replaceAll(".", "\\.")).join("([\\w.-]+)")}$`);
}

function spokenIn(code: string): Spoken {
  const templates = [...code.matchAll(/`((?:[^`\\]|\\.)*)`/g)].map(([, text]) => text ?? "");
  const literals = new Set([
    ...[...code.matchAll(/"([\w.-]+)"/g)].map(([, text]) => text ?? ""),
    ...templates.filter((text) => /^[\w.-]+$/.test(text)),
  ]);
  const names = [...code.matchAll(/(?:^|[\s{,(])([A-Za-z]\w*)\??:/g)].map(([, name]) => name ?? "");
  return {
    literals,
    patterns: templates.map(patternOf).filter((pattern) => pattern !== null),
    words: new Set([...literals, ...names]),
    namespaces: [...new Set([...code.matchAll(/namespace: "([\w.]+)"/g)].map(([, name]) => name ?? ""))],
  };
}

/** Whether the code can say `text`: as it stands, or as a template whose gaps it can say. */
function isSaid(text: string, spoken: Spoken, depth = 0): boolean {
  if (spoken.literals.has(text) || (depth > 0 && spoken.words.has(text))) return true;
  if (depth > 2) return false;
  return spoken.patterns.some((pattern) => {
    const gaps = pattern.exec(text)?.slice(1);
    return gaps?.every((gap) => isSaid(gap, spoken, depth + 1)) ?? false;
  });
}

/** A key may be written whole, or without the namespace that a translator was asked for. */
function isUsed(key: string, spoken: Spoken): boolean {
  const short = spoken.namespaces
    .filter((name) => key.startsWith(`${name}.`))
    .map((name) => key.slice(name.length + 1));
  return [key, ...short].some((text) => isSaid(text, spoken));
}

function keysOf(tree: Tree, path: string): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${path}.${key}`] : keysOf(value, `${path}.${key}`),
  );
}

describe("every text is used", () => {
  const code = sources();
  const spoken = spokenIn(code);
  // The keys are the same in all three languages (messages.test.ts).
  test.each(CATALOGUES)("%s", (room) => {
    const keys = keysOf(JSON.parse(readFileSync(inRoot("messages", "fr", `${room}.json`), "utf8")), room);
    // A few screens stand where no translator is, and take their words from the file: as properties.
    const fromFile = code.includes(`@/messages/fr/${room}.json`);
    const isProperty = (key: string) => fromFile && code.includes(`.${key.split(".").at(-1)}`);
    expect(keys.filter((key) => !isUsed(key, spoken) && !isProperty(key))).toEqual([]);
  });
});

describe("finds what is not used", () => {
  const spoken = spokenIn(`
    const t = await getTranslations({ locale, namespace: "orders" });
    t("title"); t(\`status.\${stage}\`); t(\`\${own}.text\`); const own = \`next.\${stage}\`; const stage = "paid";
  `);
  test.each([
    ["orders.title", true],
    ["orders.lead", false],
    ["orders.status.paid", true],
    ["orders.status.lost", false],
    ["orders.next.paid.text", true],
    ["orders.next.lost.text", false],
    ["sales.title", false],
  ])("%s: %s", (key, used) => {
    expect(isUsed(key, spoken)).toBe(used);
  });
});
