import { readImports } from "../imports/graph";
import { violations } from "../imports/rules";
import { root } from "../lib/paths";
import { runCommand, say } from "../lib/say";

await runCommand(async () => {
  const imports = readImports(root);
  const found = violations(imports);
  for (const { rule, why, from, to } of found) say(`${from} → ${to}\n  ${rule}: ${why}`);
  say(`${imports.length} imports, ${found.length} against the directions.`);
  return found.length === 0 ? 0 : 1;
});
