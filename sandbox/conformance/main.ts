import { CASES } from "./cases/index";
import { missing, Trial } from "./run";
import { openTarget } from "./target";

/** `npx tsx sandbox/conformance/main.ts`: one line a case; exits with 1 when one fails. */
async function main(): Promise<number> {
  const target = await openTarget(process.env);
  const count = { ok: 0, failed: 0, skipped: 0 };
  for (const { section, title, needs, run } of CASES) {
    const lacking = missing(target, needs);
    if (lacking.length > 0) {
      count.skipped += 1;
      say(`skip    ${section} ${title} (needs ${lacking.join(", ")})`);
      continue;
    }
    try {
      await run(new Trial(target));
      count.ok += 1;
      say(`ok      ${section} ${title}`);
    } catch (error) {
      count.failed += 1;
      say(`NOT OK  ${section} ${title}\n        ${messageOf(error).replaceAll("\n", "\n        ")}`);
    }
  }
  say(`\n${target.origin}: ${count.ok} ok, ${count.failed} failed, ${count.skipped} skipped`);
  return count.failed === 0 ? 0 : 1;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(2);
  },
);
