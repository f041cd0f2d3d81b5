import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const page = readdirSync(at("."))
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => readFileSync(at(name), "utf8"))
  .join("\n");

test.each(["ui", "forms"])("shows every component of components/%s", (folder) => {
  const index = readFileSync(at(`../../../components/${folder}/index.ts`), "utf8");
  const names = [...index.matchAll(/\b(?<!type )([A-Z]\w+)\b/g)].map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !page.includes(`<${name}`))).toEqual([]);
});

test("stands under an ending that the production build does not know", () => {
  const pages = readdirSync(at(".")).filter((name) => /^(page|route)\b/.test(name));
  expect(pages).toEqual(["page.dev.tsx"]);
});
