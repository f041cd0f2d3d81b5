import { z } from "zod";
import type { DhmadWorld } from "./local-dhmad";

const mailbox = z.looseObject({ mails: z.array(z.looseObject({ text: z.string() })) });

/**
 * Goes where a sign-in sends the browser, as somebody without JavaScript: logs in at the local DHMAD with the mailed
 * code (and registers where the address is new), answers the consent page, and says where DHMAD sends the browser then.
 */
export async function answerAtDhmad(
  world: DhmadWorld,
  authorizeUrl: string,
  email: string,
  answer: "allow" | "deny" = "allow",
): Promise<URL> {
  const { origin, search } = new URL(authorizeUrl);
  const jar = new Map<string, string>();
  const request = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(path, origin), {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { origin, cookie: [...jar].map((pair) => pair.join("=")).join("; ") },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    if (response.status >= 400) throw new Error(`DHMAD answered ${response.status} on ${path}`);
    return response.headers.get("location") ?? "";
  };

  const here = new URL(await request(`/api/oauth/authorize${search}`), origin);
  const consent = here.pathname + here.search;
  const step = { world: world.name, email, here: consent, next: consent };
  await request("/login/email", step);
  const { mails } = mailbox.parse(await world.control(`/mails?to=${encodeURIComponent(email)}`));
  await request("/login/code", { ...step, code: mails[0]?.text.match(/\b\d{6}\b/)?.[0] ?? "" });
  await request("/login/name", { ...step, firstName: "Amel", lastName: "Trabelsi" });
  return new URL(await request(consent, { answer }));
}
