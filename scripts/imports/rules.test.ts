import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readImports, specifiersOf } from "./graph";
import { RULES, violations } from "./rules";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** The rules that a little repository with these files breaks. */
function brokenBy(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), "souk-imports-"));
  made.push(root);
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return violations(readImports(root)).map(({ rule }) => rule);
}

const empty = "export {};\n";

/** One planted violation of each rule, and beside it the nearest thing that is allowed. */
const planted: Record<string, { broken: Record<string, string>; fine: Record<string, string> }> = {
  "nothing-imports-app": {
    broken: { "app/page.tsx": empty, "components/a.tsx": 'import type { P } from "@/app/page";' },
    fine: { "app/page.tsx": empty, "app/layout.tsx": 'import "./page";' },
  },
  "nothing-imports-sandbox": {
    broken: { "sandbox/db.ts": empty, "e2e/a.spec.ts": 'import type { D } from "../sandbox/db";' },
    fine: { "sandbox/db.ts": empty, "sandbox/server.ts": 'import "./db";' },
  },
  "sandbox-imports-nothing-of-ours": {
    broken: { "lib/money.ts": empty, "sandbox/a.ts": 'export type M = import("@/lib/money").M;' },
    fine: { "sandbox/a.ts": 'import { Hono } from "hono"; export { Hono };' },
  },
  "dhmad-knows-no-database": {
    broken: { "db/index.ts": empty, "lib/dhmad/client.ts": 'import type { Db } from "@/db";' },
    fine: { "lib/env.ts": empty, "lib/dhmad/client.ts": 'import "@/lib/env"; import "zod";' },
  },
  "dhmad-knows-no-next": {
    broken: { "lib/dhmad/client.ts": 'import { headers } from "next/headers"; headers();' },
    fine: { "lib/dhmad/client.ts": 'import { z } from "zod"; z;' },
  },
  "dhmad-knows-no-domain": {
    broken: { "lib/orders/index.ts": empty, "lib/dhmad/client.ts": 'export * from "../orders";' },
    fine: { "lib/dhmad/index.ts": empty, "lib/orders/read.ts": 'export * from "@/lib/dhmad";' },
  },
  "db-knows-no-lib-but-env": {
    broken: { "lib/money.ts": empty, "db/schema/orders.ts": 'import "@/lib/money";' },
    fine: { "lib/env.ts": empty, "db/index.ts": 'import "@/lib/env";' },
  },
  "domains-meet-at-index": {
    broken: { "lib/kyc/state.ts": empty, "lib/orders/commands.ts": 'import "@/lib/kyc/state";' },
    fine: {
      "lib/kyc/index.ts": empty,
      "lib/auth/session.ts": empty,
      "lib/orders/commands.ts": 'import "../kyc"; import "../auth/session";',
    },
  },
  "components-take-only-types-of-lib": {
    broken: {
      "lib/orders/index.ts": empty,
      "components/a.tsx": 'import { placeOrder } from "@/lib/orders"; placeOrder();',
    },
    fine: {
      "lib/orders/index.ts": empty,
      "lib/money.ts": empty,
      "components/a.tsx": 'import type { O } from "@/lib/orders"; import "@/lib/money";',
    },
  },
  "components-know-no-database": {
    broken: { "db/index.ts": empty, "components/a.tsx": 'import type { Db } from "@/db";' },
    fine: { "components/b.tsx": empty, "components/a.tsx": 'import "./b";' },
  },
  "lib-and-db-know-no-components": {
    broken: { "components/a.tsx": empty, "lib/mail/index.ts": 'import "@/components/a";' },
    fine: { "components/a.tsx": empty, "app/page.tsx": 'import "@/components/a";' },
  },
  "pages-hold-no-sql": {
    broken: { "app/page.tsx": 'import { eq } from "drizzle-orm"; eq;' },
    fine: { "db/index.ts": empty, "app/actions.ts": 'import { db } from "@/db"; db();' },
  },
  "tools-stay-outside": {
    broken: { "support/db.ts": empty, "lib/orders/read.ts": 'import "@/support/db";' },
    fine: { "support/db.ts": empty, "lib/orders/read.db.test.ts": 'import "@/support/db";' },
  },
  "no-cycles": {
    broken: { "lib/a.ts": 'import "./b";', "lib/b.ts": 'await import("./c");', "lib/c.ts": 'import "./a";' },
    fine: { "lib/a.ts": 'import type { B } from "./b";', "lib/b.ts": 'import "./a";' },
  },
};

test.each(Object.keys(planted))("%s catches a planted violation and lets its neighbour pass", (rule) => {
  const { broken, fine } = planted[rule] ?? { broken: {}, fine: {} };
  expect(brokenBy(broken)).toContain(rule);
  expect(brokenBy(fine)).toEqual([]);
});

test("every rule has its planted violation", () => {
  expect(Object.keys(planted).sort()).toEqual([...RULES.map(({ name }) => name), "no-cycles"].sort());
});

test("every way to import is seen, and types are told from values", () => {
  const source = `
    import a from "a"; import type { B } from "b"; export { c } from "c"; export type { D } from "d";
    export * from "e"; export * as f from "f"; const g = await import("g"); const h = require("h");
    type I = import("i").I; import j = require("j"); const k = <div>{import("k")}</div>;`;
  const seen = specifiersOf(source, "x.tsx");
  expect(seen.map(({ specifier }) => specifier).join("")).toBe("abcdefghijk");
  expect(seen.filter(({ typeOnly }) => typeOnly).map(({ specifier }) => specifier)).toEqual(["b", "d", "i"]);
});
