import type { Import } from "./graph";

export type Rule = { name: string; why: string; forbids: (edge: Import) => boolean };
export type Violation = { rule: string; why: string; from: string; to: string };

/** Rooms of `lib` without a door: their files are used one by one. Every other folder of `lib` has `index.ts`. */
const OPEN_ROOMS = ["actions", "auth", "i18n"];
/** What runs in the browser too: pure, and free of the server's rooms. */
const SHARED_WITH_SCREENS = /^lib\/(?:i18n\/|money\.ts$|storage\/url\.ts$|actions\/form-state\.ts$)/;
const ENTRY_POINTS = /^lib\/jobs\/worker\.ts$/;

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const within = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const [inApp, inComponents, inLib, inDb, inSandbox, inDhmad] = [
  "app",
  "components",
  "lib",
  "db",
  "sandbox",
  "lib/dhmad",
].map(within) as [Test, Test, Test, Test, Test, Test];
type Test = (path: string) => boolean;

/** The room of `lib` that a file belongs to, or null for the loose files (`lib/money.ts`). */
const roomOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1] ?? null;
const packageIs = (edge: Import, pattern: RegExp) => edge.isPackage && pattern.test(edge.to);

/** The import directions of the house (docs/decisions/001). */
export const RULES: Rule[] = [
  {
    name: "nothing-imports-app",
    why: "Pages are the outermost layer.",
    forbids: ({ from, to }) => inApp(to) && !inApp(from),
  },
  {
    name: "nothing-imports-sandbox",
    why: "Shared code would share our misreadings of DHMAD.",
    forbids: ({ from, to }) => inSandbox(to) && !inSandbox(from),
  },
  {
    name: "sandbox-imports-nothing-of-ours",
    why: "Shared code would share our misreadings of DHMAD.",
    forbids: ({ from, to, isPackage }) => inSandbox(from) && !inSandbox(to) && !isPackage,
  },
  {
    name: "dhmad-knows-no-database",
    why: "The client of DHMAD is usable without our data.",
    forbids: (edge) =>
      inDhmad(edge.from) && (inDb(edge.to) || packageIs(edge, /^(?:drizzle-orm|postgres)(?:\/|$)/)),
  },
  {
    name: "dhmad-knows-no-next",
    why: "The client of DHMAD is usable in any process.",
    forbids: (edge) => inDhmad(edge.from) && packageIs(edge, /^next(?:-[a-z]+)?(?:\/|$)/),
  },
  {
    name: "dhmad-knows-no-domain",
    why: "Domains call DHMAD, not the other way round.",
    forbids: ({ from, to }) => inDhmad(from) && inLib(to) && !inDhmad(to) && roomOf(to) !== null,
  },
  {
    name: "db-knows-no-lib-but-env",
    why: "The schema stands below every rule.",
    forbids: ({ from, to }) => inDb(from) && inLib(to) && to !== "lib/env.ts",
  },
  {
    name: "domains-meet-at-index",
    why: "A domain's door is its index.ts.",
    forbids: ({ from, to }) => {
      const room = roomOf(to);
      if (room === null || OPEN_ROOMS.includes(room) || room === roomOf(from)) return false;
      if (!(inLib(from) || inApp(from))) return false;
      return to !== `lib/${room}/index.ts` && !SHARED_WITH_SCREENS.test(to) && !ENTRY_POINTS.test(to);
    },
  },
  {
    name: "components-take-only-types-of-lib",
    why: "What is shown comes in as props; no screen runs a rule of the server.",
    forbids: ({ from, to, typeOnly }) =>
      inComponents(from) && inLib(to) && !typeOnly && !SHARED_WITH_SCREENS.test(to),
  },
  {
    name: "components-know-no-database",
    why: "What is shown comes in as props.",
    forbids: ({ from, to }) => inComponents(from) && inDb(to),
  },
  {
    name: "lib-and-db-know-no-components",
    why: "Rules do not know how they are shown.",
    forbids: ({ from, to }) => (inLib(from) || inDb(from)) && inComponents(to),
  },
  {
    name: "pages-hold-no-sql",
    why: "SQL lives in queries.ts and commands.ts of lib.",
    forbids: (edge) =>
      inApp(edge.from) &&
      (edge.to.startsWith("db/schema/") || packageIs(edge, /^(?:drizzle-orm|postgres)(?:\/|$)/)),
  },
  {
    name: "tools-stay-outside",
    why: "What runs in production needs no test or script.",
    forbids: ({ from, to }) =>
      [inApp, inComponents, inLib, inDb].some((layer) => layer(from)) &&
      /^(?:scripts|support|e2e|bench)\//.test(to),
  },
];

/** Tests may look inside rooms, and write the rows that they need. */
const NOT_FOR_TESTS = [
  "db-knows-no-lib-but-env",
  "domains-meet-at-index",
  "pages-hold-no-sql",
  "tools-stay-outside",
];

/** What the imports break, one entry for each import and rule. */
export function violations(imports: Import[]): Violation[] {
  const broken = imports.flatMap((edge) =>
    RULES.filter(({ name }) => !(isTest(edge.from) && NOT_FOR_TESTS.includes(name)))
      .filter((rule) => rule.forbids(edge))
      .map(({ name, why }) => ({ rule: name, why, from: edge.from, to: edge.to })),
  );
  return [...broken, ...cycles(imports)];
}

/** Each circle of files that need each other when they run; imports of types vanish and close none. */
function cycles(imports: Import[]): Violation[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly, isPackage } of imports) {
    if (!typeOnly && !isPackage) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const found: Violation[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (file: string) => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const circle = [...path.slice(start), file];
      found.push({ rule: "no-cycles", why: circle.join(" → "), from: path.at(-1) ?? file, to: file });
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const to of next.get(file) ?? []) walk(to);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) walk(file);
  return found;
}
