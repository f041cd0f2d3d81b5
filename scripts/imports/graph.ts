import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { parseSync } from "@swc/core";

/** One import. `to` is a path of the repository, or a package as it is written (`next/headers`). */
export type Import = { from: string; to: string; typeOnly: boolean; isPackage: boolean };

const SOURCE = /\.(?:[cm]?tsx?|[cm]?jsx?)$/;
const SKIPPED = /^(?:node_modules|\..*|test-results|playwright-report)$/;
const ENDINGS = ["", ".ts", ".tsx", ".mts", ".mjs", ".js", "/index.ts", "/index.tsx"];

/** Every import of every source under `root`, with those of types only marked. */
export function readImports(root: string): Import[] {
  return sourcesUnder(root, root).flatMap((from) =>
    specifiersOf(readFileSync(join(root, from), "utf8"), from).map(({ specifier, typeOnly }) => {
      const local = resolveLocal(root, from, specifier);
      return { from, to: local ?? specifier, typeOnly, isPackage: local === null };
    }),
  );
}

function sourcesUnder(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : sourcesUnder(root, path);
    const isSource = SOURCE.test(entry.name) && !entry.name.endsWith("next-env.d.ts");
    return isSource ? [relative(root, path).split(sep).join("/")] : [];
  });
}

type Specifier = { specifier: string; typeOnly: boolean };
type Node = { type?: string; [key: string]: unknown };

/** What a file imports, re-exports, loads with `import()` or `require()`, or names in a type (`import("x").Y`). */
export function specifiersOf(source: string, file: string): Specifier[] {
  const isTypeScript = /\.[cm]?tsx?$/.test(file);
  const syntax = isTypeScript
    ? ({ syntax: "typescript", tsx: file.endsWith("x") } as const)
    : ({ syntax: "ecmascript", jsx: true } as const);
  const found: Specifier[] = [];
  const add = (value: unknown, typeOnly: unknown) => {
    const literal = value as Node | null | undefined;
    if (literal?.type === "StringLiteral" && typeof literal.value === "string")
      found.push({ specifier: literal.value, typeOnly: typeOnly === true });
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
        add(node.source, node.typeOnly);
        break;
      case "TsImportType":
        add(node.argument, true);
        break;
      case "TsExternalModuleReference":
        add(node.expression, false);
        break;
      case "CallExpression":
        if (loadsModule(node.callee as Node))
          add((node.arguments as { expression: Node }[])[0]?.expression, false);
        break;
    }
    visit(Object.values(node));
  };
  visit(parseSync(source, { ...syntax, target: "es2022" }).body);
  return found;
}

const loadsModule = (callee: Node) =>
  callee.type === "Import" || (callee.type === "Identifier" && callee.value === "require");

/** The file that `@/…` or a relative specifier means, as a path from the root (the compiler says if it is missing); null for a package. */
function resolveLocal(root: string, from: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, "");
  const wanted = bare.startsWith("@/")
    ? bare.slice(2)
    : bare.startsWith(".")
      ? posix.join(dirname(from).split(sep).join("/"), bare)
      : null;
  if (wanted === null) return null;
  const base = wanted.replace(/\.js$/, "");
  for (const candidate of [wanted, ...ENDINGS.map((ending) => base + ending)]) {
    const path = join(root, candidate);
    if (existsSync(path) && statSync(path).isFile()) return posix.normalize(candidate);
  }
  return wanted;
}
