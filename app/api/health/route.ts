export const dynamic = "force-dynamic";

/** Is the process alive? Asks nothing of anybody else. */
export const GET = () => Response.json({ status: "ok" });
