import { build, isBuilt } from "../lib/build";
import { forgetDatabases } from "../lib/databases";
import { DEMO_KEYS, runLocally } from "../lib/local";
import { CommandError, runCommand, say } from "../lib/say";

const KNOWN = ["--reset", "--sandbox-key"];

await runCommand(async () => {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => !KNOWN.includes(option));
  if (unknown) throw new CommandError(`${unknown} is not known here. There are: ${KNOWN.join(", ")}`);

  return runLocally({
    mode: "production",
    apiKey: options.includes("--sandbox-key") ? DEMO_KEYS.sandbox : DEMO_KEYS.live,
    prepare: async (life) => {
      if (options.includes("--reset")) {
        say("Forgetting the data…");
        await forgetDatabases();
      }
      if (await isBuilt(".next")) return;
      say("Building the site (about a minute)…");
      await build(".next", life);
    },
    ready: (env, ports) => {
      const dhmad = `http://localhost:${ports.sandbox}`;
      say(`
Souk        ${env.APP_URL}
DHMAD       ${dhmad}   (local: no real money)
Mailbox     ${dhmad}/mailbox   (every mail of Souk and DHMAD)

1. Buy: sign in as leila@souk.test, open the link in the mailbox, choose something of Dar Naïma, press Acheter, pay at DHMAD.
2. Finish: in another browser be naima@souk.test, press Déclarer la livraison; then as Leila press Confirmer la réception.
3. Sell: be sami@souk.test, press Vendre, follow DHMAD's mail through the identity check, publish. Each code is in the mailbox.

Ctrl-C stops everything. The data stays; npm run demo -- --reset starts afresh. Logs: .data/logs/`);
    },
  });
});
