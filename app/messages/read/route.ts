import { db } from "@/db";
import { readForm } from "@/lib/actions/read-form";
import { parseForm } from "@/lib/actions/run-form";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { safeReturnTo } from "@/lib/auth";
import { currentUser } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { apiRoute } from "@/lib/http";
import { readInput, readUpTo } from "@/lib/messages";

const MAX_BYTES = 4096;

/** How far a person has seen a conversation: told by the open thread, or without JavaScript by a button. */
export const POST = apiRoute(async (request) => {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const user = await currentUser();
  if (!user) return new Response(null, { status: 404 });
  const read = await readForm(request, MAX_BYTES);
  const parsed = read && parseForm(read.form, readInput);
  if (!parsed?.ok) return new Response(null, { status: 400 });
  await readUpTo(db(), user.id, parsed.data.conversationId, parsed.data.messageId);
  const from = read?.form.get("returnTo");
  if (from === null) return new Response(null, { status: 204 });
  return new Response(null, { status: 303, headers: { location: safeReturnTo(from, "/") } });
});
