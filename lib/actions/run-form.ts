import "server-only";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { safeReturnTo } from "@/lib/auth/return-to";
import { currentUser, type SessionUser, signInPath } from "@/lib/auth/session";
import { type Locale, toLocale } from "@/lib/i18n/locales";
import type { Failure, Result } from "@/lib/result";
import type { FormState } from "./form-state";

type Context<I> = { input: I; user: SessionUser; locale: Locale; form: FormData };

/**
 * The body of every server action that a form sends: require the person, parse with Zod, run the command, word the
 * answer. `then` runs on success and may redirect. Zod messages are keys of the catalogue `errors`.
 * The form names its locale and its page in the hidden fields `locale` and `returnTo`.
 */
export async function runForm<S extends z.ZodType, T>(
  form: FormData,
  schema: S,
  run: (context: Context<z.infer<S>>) => Promise<Result<T>>,
  then?: (data: T, context: Context<z.infer<S>>) => FormState | Promise<FormState> | void | Promise<void>,
): Promise<FormState> {
  const locale = toLocale(form.get("locale"));
  const user = await currentUser();
  if (!user) redirect(signInPath(locale, safeReturnTo(form.get("returnTo"), `/${locale}`)));

  const parsed = schema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const fields: Record<string, string[]> = {};
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0] ?? "form");
      fields[name] = [...(fields[name] ?? []), issue.message];
    }
    return failedForm(form, locale, { code: "invalid_input", message: "checkFields", fields });
  }
  const context = { input: parsed.data as z.infer<S>, user, locale, form };
  const result = await run(context);
  if (!result.ok) return failedForm(form, locale, result.error);
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
