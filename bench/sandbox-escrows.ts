import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import postgres from "postgres";
import { root } from "@/scripts/lib/paths";
import { freePort } from "@/scripts/lib/ports";
import { runCommand, say } from "@/scripts/lib/say";
import { startTestPostgres } from "@/support/test-postgres";

const ESCROWS = 100_000;
const WARM_UP = 50;
const CALLS = 300;
const STARTS = 3;
/** What the README promises: milliseconds to create an escrow (95 of 100 calls), and to start. */
const MOST_MS = 20;
/** What the number of escrows may cost, against few in the same run: the machine's own noise divides out. */
const MOST_RATIO = 1.5;
const MOST_START_MS = 3_000;
const KEY = `sk_sandbox_${"0".repeat(63)}1`;

/** How long the local DHMAD takes to start on a prepared database, and to create an escrow among many. */
await runCommand(async () => {
  const server = await startTestPostgres();
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  const name = `souk_bench_${process.pid}`;
  const url = Object.assign(new URL(server.url), { pathname: `/${name}` }).toString();
  try {
    await (await start(url)).stop();
    const starts: number[] = [];
    for (let turn = 0; turn < STARTS; turn += 1) {
      const sandbox = await start(url);
      starts.push(sandbox.startedInMs);
      await sandbox.stop();
    }
    const startMs = quantile(starts, 0.5);
    say(`Starts on a prepared database in ${Math.round(startMs)} ms (median of ${STARTS}).`);
    const empty = await measure(url);
    say(`Creates an escrow among few: ${words(empty)}.`);
    await fill(url);
    const full = await measure(url);
    say(`Creates an escrow among ${ESCROWS.toLocaleString("en")}: ${words(full)}.`);
    const ratio = quantile(full, 0.5) / quantile(empty, 0.5);
    say(`Among many it takes ${ratio.toFixed(2)} times what it takes among few.`);
    return startMs < MOST_START_MS && quantile(full, 0.95) < MOST_MS && ratio < MOST_RATIO ? 0 : 1;
  } finally {
    await sql`drop database if exists ${sql(name)} with (force)`;
    await sql.end();
    await server.stop();
  }
});

async function start(databaseUrl: string) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "sandbox/server.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      SANDBOX_DATABASE_URL: databaseUrl,
      SANDBOX_PORT: String(port),
      SANDBOX_SMTP_PORT: String(await freePort()),
      SANDBOX_RATE_LIMIT: "100000",
    },
  });
  // It says one line when it answers.
  await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("The sandbox did not start"))),
  ]);
  return {
    origin: `http://localhost:${port}`,
    startedInMs: performance.now() - began,
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Milliseconds of each create call, over HTTP, one after another; every other one with a contract. */
async function measure(databaseUrl: string): Promise<number[]> {
  const sandbox = await start(databaseUrl);
  try {
    const times: number[] = [];
    for (let call = 0; call < WARM_UP + CALLS; call += 1) {
      const took = await create(sandbox.origin, call);
      if (call >= WARM_UP) times.push(took);
    }
    return times;
  } finally {
    await sandbox.stop();
  }
}

async function create(origin: string, call: number): Promise<number> {
  const body = {
    title: "Lamp",
    amount: 120.5,
    buyerEmail: `buyer${call}@example.tn`,
    sellerEmail: `seller${call}@example.tn`,
    estimatedDeliveryDays: 3,
    ...(call % 2 === 0 ? { mode: "quick" } : { mode: "standard", contractTerms: "One lamp, as shown." }),
  };
  const began = performance.now();
  const response = await fetch(`${origin}/api/v1/escrows`, {
    method: "POST",
    headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const took = performance.now() - began;
  if (response.status !== 201) throw new Error(`${response.status} ${text}`);
  return took;
}

/** Many escrows of the same developer, in every state, each with its timeline. */
async function fill(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`
      insert into escrows (id, world_id, mode, status, title, environment, currency, amount, amount_tnd, escrow_fee,
        developer_fee, developer_fee_rate, buyer_email, seller_email, seller_named, estimated_delivery_days,
        expires_at, due_at, created_at, updated_at)
      select lpad(to_hex(n), 24, '0'), 'souk', 'quick',
        (array['pending', 'paid', 'delivered', 'completed', 'cancelled'])[1 + n % 5], 'Lamp ' || n, 'sandbox', 'TND',
        120500, 120500, 6025, 0, 0, 'buyer' || n % 5000 || '@example.tn', 'seller' || n % 500 || '@example.tn',
        'third_party', 3, now() + interval '30 days',
        case when n % 5 < 3 then now() + interval '7 days' + n * interval '1 second' end,
        now() - n * interval '1 second', now()
      from generate_series(1, ${ESCROWS}::int) n`;
    await sql`
      insert into escrow_events (escrow_id, kind, actor, at)
      select id, 'created', 'developer', created_at from escrows where id like '0000000000%'`;
    await sql`analyze`;
  } finally {
    await sql.end();
  }
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function words(times: number[]): string {
  return `${quantile(times, 0.5).toFixed(1)} ms (median), ${quantile(times, 0.95).toFixed(1)} ms (95 of 100 calls)`;
}
