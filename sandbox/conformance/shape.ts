/** What an answer must look like: a value, a test of one, or a list or object of these. Further fields may be there. */
export type Shape = unknown;
type Test = { says: string; holds: (value: unknown) => boolean };

const test = (says: string, holds: (value: unknown) => boolean): Test => ({ says, holds });
const isTest = (shape: unknown): shape is Test =>
  typeof shape === "object" && shape !== null && "holds" in shape && typeof shape.holds === "function";

export const any = {
  text: test("a text", (value) => typeof value === "string" && value !== ""),
  textOrNull: test("a text or null", (value) => value === null || typeof value === "string"),
  number: test("a number", (value) => typeof value === "number"),
  boolean: test("true or false", (value) => typeof value === "boolean"),
  time: test("an ISO time", (value) => typeof value === "string" && !Number.isNaN(Date.parse(value))),
  absent: test("nothing", (value) => value === undefined),
  present: test("something", (value) => value !== undefined && value !== null),
  matching: (pattern: RegExp) =>
    test(`matching ${pattern}`, (value) => typeof value === "string" && pattern.test(value)),
  oneOf: (...values: unknown[]) => test(`one of ${values.join(", ")}`, (value) => values.includes(value)),
  listOf: (count: number) =>
    test(`a list of ${count}`, (value) => Array.isArray(value) && value.length === count),
  near: (wanted: number, within: number) =>
    test(`${wanted} ± ${within}`, (value) => typeof value === "number" && Math.abs(value - wanted) <= within),
};

/** Where the value is not what was wanted, one line each; empty when it fits. */
export function differences(value: unknown, shape: Shape, path = ""): string[] {
  const at = path || "the answer";
  if (isTest(shape)) return shape.holds(value) ? [] : [`${at}: wanted ${shape.says}, got ${show(value)}`];
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${at}: wanted a list, got ${show(value)}`];
    if (value.length !== shape.length) {
      return [`${at}: wanted ${shape.length} entries, got ${value.length}: ${show(value)}`];
    }
    return shape.flatMap((entry, index) => differences(value[index], entry, `${path}[${index}]`));
  }
  if (typeof shape === "object" && shape !== null) {
    if (typeof value !== "object" || value === null) return [`${at}: wanted an object, got ${show(value)}`];
    const fields: Record<string, unknown> = { ...value };
    return Object.entries(shape).flatMap(([name, wanted]) =>
      differences(fields[name], wanted, path ? `${path}.${name}` : name),
    );
  }
  return Object.is(value, shape) ? [] : [`${at}: wanted ${show(shape)}, got ${show(value)}`];
}

const show = (value: unknown) => JSON.stringify(value)?.slice(0, 200) ?? String(value);
