import { db } from "@/db";
import { pendingMigrations } from "@/db/pending-migrations";

export const dynamic = "force-dynamic";

const headers = { "cache-control": "no-store" };

/** May this process take requests? Its database answers and has every migration that this code was built with. */
export async function GET() {
  try {
    const pending = await pendingMigrations(db());
    return pending.length === 0
      ? Response.json({ status: "ready" }, { headers })
      : Response.json({ status: "migrations pending", pending }, { status: 503, headers });
  } catch {
    return Response.json({ status: "database unreachable" }, { status: 503, headers });
  }
}
