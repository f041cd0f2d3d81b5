import { expect, type Page } from "@playwright/test";
import { worlds } from "./setup/world";

export type Mail = {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  at: string;
};

/** The local DHMAD from outside: its control (design.md §5), its mailbox, and its pages as a person uses them. */
export class Dhmad {
  constructor(private readonly world: string) {}

  async control<T>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<T> {
    const { dhmadUrl, controlToken } = worlds();
    const response = await fetch(`${dhmadUrl}/_control/${path}`, {
      method,
      headers: { authorization: `Bearer ${controlToken}`, "content-type": "application/json" },
      body: method === "GET" ? undefined : JSON.stringify({ world: this.world, ...body }),
    });
    if (!response.ok)
      throw new Error(`${method} /_control/${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** What that person would do on DHMAD's pages. */
  act(as: string, action: string, details: object = {}): Promise<Record<string, unknown>> {
    return this.control("POST", "act", { as, action, ...details });
  }

  /** Returns when no webhook is due or under way. */
  async idle(): Promise<void> {
    const { idle } = await this.control<{ idle: boolean }>("POST", "idle", { timeoutMs: 15_000 });
    expect(idle, "DHMAD still has webhooks to send").toBe(true);
  }

  state<T>(): Promise<T> {
    return this.control("GET", `state?world=${this.world}`);
  }

  async mailsTo(email: string): Promise<Mail[]> {
    const { mails } = await this.control<{ mails: Mail[] }>("GET", `mails?to=${encodeURIComponent(email)}`);
    return mails;
  }

  /** The mail that arrives because of what `cause` does: the first one of the kind asked for. */
  async mailAfter(
    email: string,
    cause: () => Promise<unknown>,
    which: (mail: Mail) => boolean = () => true,
  ): Promise<Mail> {
    const before = new Set((await this.mailsTo(email)).map(({ id }) => id));
    await cause();
    let arrived: Mail | undefined;
    await expect
      .poll(
        async () => {
          arrived = (await this.mailsTo(email)).find((mail) => !before.has(mail.id) && which(mail));
          return arrived !== undefined;
        },
        { message: `a mail to ${email}`, timeout: 20_000 },
      )
      .toBe(true);
    if (!arrived) throw new Error("unreachable");
    return arrived;
  }

  /**
   * Logs in on the page of DHMAD's that is open and asks for it: code by mail, and a name where the account is new.
   * In a checkout the address is given; elsewhere it is typed.
   */
  async logIn(page: Page, email: string): Promise<void> {
    const field = page.getByRole("textbox", { name: "E-mail" });
    const send = page.getByRole("button", { name: "Recevoir un code" });
    await expect(send).toBeVisible();
    if (await field.isEditable().catch(() => false)) await field.fill(email);
    // Souk may be telling the same person something at this moment.
    const mail = await this.mailAfter(email, () => send.click(), isOfDhmad);
    const code = /\b\d{6}\b/.exec(mail.text)?.[0];
    if (!code) throw new Error(`No code in the mail: ${mail.text}`);
    await page.getByRole("textbox", { name: "Code à 6 chiffres" }).fill(code);
    const main = page.getByRole("main");
    await main.getByRole("button", { name: "Se connecter" }).click();
    await expect(main.getByRole("button", { name: "Se connecter" })).toBeHidden();
    const register = page.getByRole("button", { name: "Créer mon compte" });
    if (await register.isVisible()) {
      await page.getByRole("textbox", { name: "Prénom" }).fill("Test");
      await page.getByRole("textbox", { name: "Nom", exact: true }).fill("Personne");
      await register.click();
      await expect(register).toBeHidden();
    }
  }
}

/** Whether DHMAD sent it, and not Souk. */
export const isOfDhmad = ({ from }: Mail): boolean => from.includes("dhmad");

/** The first link in a mail that leads to `origin`. */
export function linkIn(mail: Mail, origin: string): string {
  const link = mail.text.match(/https?:\/\/[^\s<>"]+/g)?.find((url) => url.startsWith(origin));
  if (!link) throw new Error(`No link to ${origin} in the mail: ${mail.text}`);
  return link;
}
