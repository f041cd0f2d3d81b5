import type { Harness } from "./harness";

/** A browser without JavaScript: keeps cookies, posts forms with an origin, follows redirects on the same server. */
export function openBrowser(app: Harness) {
  const jar = new Map<string, string>();

  async function request(
    method: "GET" | "POST",
    path: string,
    form?: Record<string, string> | FormData,
    origin = app.url(),
  ) {
    const response = await fetch(new URL(path, app.url()), {
      method,
      redirect: "manual",
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(method === "POST" ? { origin } : {}),
      },
      ...(form ? { body: form instanceof FormData ? form : new URLSearchParams(form) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get("location");
    return { status: response.status, location, html: await response.text(), headers: response.headers };
  }

  async function get(path: string): Promise<Awaited<ReturnType<typeof request>>> {
    const answer = await request("GET", path);
    const here = answer.location && new URL(answer.location, app.url());
    return here && here.origin === new URL(app.url()).origin ? get(here.pathname + here.search) : answer;
  }

  const post = (path: string, form: Record<string, string> | FormData = {}, origin?: string) =>
    request("POST", path, form, origin);

  /** Logs in on the page `here` by mail, with a name where one is asked for; answers where it leads. */
  async function login(world: string, email: string, here: string): Promise<string | null> {
    await post("/login/email", { world, email, here, next: here });
    const mails = (await app.control("GET", `/mails?to=${email}`)).body.mails as { text: string }[];
    const code = mails[0]?.text.match(/\d{6}/)?.[0] ?? "";
    const proved = await post("/login/code", { code, here, next: here });
    if (jar.has("dhmad_sandbox_session")) return proved.location;
    const name = { firstName: "Amel", lastName: "Trabelsi", here, next: here };
    return (await post("/login/name", name)).location;
  }

  return { get, post, login, jar };
}
