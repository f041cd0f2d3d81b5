import "server-only";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { safeReturnTo } from "@/lib/auth/return-to";
import { currentUser, type SessionUser, signInPath } from "@/lib/auth/session";
import { type Locale, toLocale } from "@/lib/i18n/locales";
import { type Failure, fail, ok, type Result } from "@/lib/result";
import { storableText } from "@/lib/storable";
import type { FormState } from "./form-state";

type PublicContext<I> = { input: I; locale: Locale; form: FormData };
type Context<I> = PublicContext<I> & { user: SessionUser };
type Then<T, C> = (data: T, context: C) => FormState | Promise<FormState> | void | Promise<void>;

/**
 * The body of every server action that a form sends: require the person, parse with Zod, run the command, word the
 * answer. `then` runs on success and may redirect. Zod messages are keys of the catalogue `errors`.
 * The form names its locale and its page in the hidden fields `locale` and `returnTo`.
 */
export async function runForm<S extends z.ZodType, T>(
  form: FormData,
  schema: S,
  run: (context: Context<z.infer<S>>) => Promise<Result<T>>,
  then?: Then<T, Context<z.infer<S>>>,
): Promise<FormState> {
  const locale = toLocale(form.get("locale"));
  const user = await currentUser();
  if (!user) redirect(signInPath(locale, safeReturnTo(form.get("returnTo"), `/${locale}`)));
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return failedForm(form, locale, parsed.error);
  return answer({ input: parsed.data, user, locale, form }, run, then);
}

/** The same for a form that anyone may send: it knows no person. */
export async function runPublicForm<S extends z.ZodType, T>(
  form: FormData,
  schema: S,
  run: (context: PublicContext<z.infer<S>>) => Promise<Result<T>>,
  then?: Then<T, PublicContext<z.infer<S>>>,
): Promise<FormState> {
  const locale = toLocale(form.get("locale"));
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return failedForm(form, locale, parsed.error);
  return answer({ input: parsed.data, locale, form }, run, then);
}

/**
 * What the form holds, by a schema whose messages are keys of the catalogue `errors`. No browser types what PostgreSQL
 * cannot store, but whoever sends it must get an answer too.
 */
export function parseForm<S extends z.ZodType>(form: FormData, schema: S): Result<z.infer<S>> {
  const typed = [...form].map(([name, value]) => [
    name,
    typeof value === "string" ? storableText(value) : value,
  ]);
  const parsed = schema.safeParse(Object.fromEntries(typed));
  if (parsed.success) return ok(parsed.data);
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? "form");
    // The first thing that is wrong is the one to mend: an empty field is not too short besides.
    fields[name] ??= [issue.message];
  }
  return fail("invalid_input", "checkFields", fields);
}

async function answer<C extends PublicContext<unknown>, T>(
  context: C,
  run: (context: C) => Promise<Result<T>>,
  then?: Then<T, C>,
): Promise<FormState> {
  const result = await run(context);
  if (!result.ok) return failedForm(context.form, context.locale, result.error);
  const state = await then?.(result.data, context);
  return state ?? { status: "ok", values: {} };
}

/** A failure worded for the person. A key that the catalogue lacks is DHMAD's own text and is shown as it came. */
export async function failedForm(form: FormData, locale: Locale, failure: Failure): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: "errors" });
  const word = (key: string) => (t.has(key) ? t(key) : key);
  const fields = Object.fromEntries(
    Object.entries(failure.fields ?? {}).map(([name, keys]) => [name, keys.map(word)]),
  );
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$")) values[name] = value;
  }
  return { status: "error", message: word(failure.message), fields, values };
}
