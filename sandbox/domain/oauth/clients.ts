import { eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { oauthClients } from "../../db/schema/index";
import type { Step } from "../context";
import { isAllowedRedirect } from "../redirects";
import { badRequest } from "../refusal";

export type OauthClient = typeof oauthClients.$inferSelect;

export async function findClient(reader: Reader, clientId: string): Promise<OauthClient | undefined> {
  const [row] = await reader.select().from(oauthClients).where(eq(oauthClients.clientId, clientId));
  return row;
}

/** The OAuth credentials that the developer dashboard shows. */
export async function clientOf(reader: Reader, worldId: string): Promise<OauthClient | undefined> {
  const [row] = await reader.select().from(oauthClients).where(eq(oauthClients.worldId, worldId));
  return row;
}

/** Registers the redirect URIs: full URLs with a path, HTTPS except on this machine (DHMAD: guides/oauth-setup). */
export async function setRedirectUris({ tx, world }: Step, uris: string[]): Promise<void> {
  for (const uri of uris) {
    if (!isAllowedRedirect(uri, [uri])) {
      throw badRequest(
        "Redirect URIs must use HTTPS, except http://localhost",
        "redirectUris",
        "bad_redirect",
      );
    }
    if (new URL(uri).pathname === "/") {
      throw badRequest("Redirect URIs must include a path", "redirectUris", "bad_redirect");
    }
  }
  await tx
    .update(oauthClients)
    .set({ redirectUris: [...new Set(uris)] })
    .where(eq(oauthClients.worldId, world.id));
}
