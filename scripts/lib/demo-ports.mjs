import { existsSync } from "node:fs";
import { join } from "node:path";

/** The ports of the demo and of development, with the variables that move them. */
export const demoPorts = [
  { variable: "PORT", standard: 3000, what: "the site" },
  { variable: "SANDBOX_PORT", standard: 4010, what: "the local DHMAD" },
  { variable: "SANDBOX_SMTP_PORT", standard: 4025, what: "the mailbox" },
  {
    variable: "POSTGRES_PORT",
    standard: 54329,
    what: "PostgreSQL",
    // Where a data folder exists, lib/postgres.ts decides: the server on that port may be ours.
    unless: (root) =>
      Boolean(process.env.DATABASE_URL) ||
      existsSync(join(root, ".data", "postgres")) ||
      existsSync(join(root, ".data", "postgres.home")),
  },
];
