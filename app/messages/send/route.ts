import { randomUUID } from "node:crypto";
import type { MessageAnswer } from "@/components/messages/answer";
import { db } from "@/db";
import { type ReadForm, readForm } from "@/lib/actions/read-form";
import { failedForm, parseForm } from "@/lib/actions/run-form";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { safeReturnTo } from "@/lib/auth";
import { currentUser, signInPath } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { pageRoute } from "@/lib/http";
import { type Locale, toLocale } from "@/lib/i18n/locales";
import { keepDraft, MAX_FORM_BYTES, messageInput, sendMessage, type Upload } from "@/lib/messages";
import { fail, ok, type Result } from "@/lib/result";
import { storableText } from "@/lib/storable";
import { refusedFiles } from "./refused";

/**
 * A message with its files. A route of its own, because a server action's limit is one for the whole site. A script asks
 * for JSON and stays where it is; a plain form is led back, and finds what was typed and what was wrong.
 * The address names the language and the page of the form, so that both are known before the body is read.
 */
export const POST = pageRoute(async (request) => {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  const from = safeReturnTo(request.nextUrl.searchParams.get("from"), `/${locale}/messages`);
  const plain = !request.headers.get("accept")?.includes("application/json");
  const user = await currentUser();
  if (!user) return plain ? seeOther(signInPath(locale, from)) : answer({ status: "signedOut" });
  const read = await readForm(request, MAX_FORM_BYTES);
  if (!read) return new Response(null, { status: 400 });

  const outcome = await send(user.id, read, locale);
  if (outcome.ok) {
    const thread = `/${locale}/messages/${outcome.data}`;
    return plain ? seeOther(`${thread}#newest`) : answer({ status: "sent", thread, clientId: randomUUID() });
  }
  const { message, fields } = await failedForm(read.form, locale, outcome.error);
  if (!plain) return answer({ status: "error", message, fields });
  const typed = (name: string) => storableText(String(read.form.get(name) ?? ""));
  const to = messageInput.shape.to.safeParse(typed("to"));
  if (to.success) await keepDraft(db(), user.id, to.data, typed("body"), { message, fields });
  return seeOther(`${new URL(from, env().APP_URL).pathname}?problem=message#write`);
});

/** Sends what the form holds; returns the conversation. */
async function send(userId: string, { form, whole }: ReadForm, locale: Locale): Promise<Result<string>> {
  const parsed = parseForm(form, messageInput);
  if (!parsed.ok) return parsed;
  if (!whole) return fail("invalid_input", "checkFields", { files: ["filesTooHeavy"] });
  const sent = await sendMessage(db(), userId, parsed.data, await uploadsIn(form));
  if (!sent.ok) return sent;
  if (sent.data.kind === "refused") {
    const files = await refusedFiles(sent.data.refused, locale);
    return fail("invalid_input", "checkFields", { files });
  }
  return ok(sent.data.conversationId);
}

async function uploadsIn(form: FormData): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const file of form.getAll("files")) {
    // A browser sends one file without a name where none was chosen.
    if (!(file instanceof File) || (file.size === 0 && file.name === "")) continue;
    uploads.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return uploads;
}

const answer = (body: MessageAnswer) =>
  Response.json(body, { headers: { "cache-control": "private, no-store" } });
const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
