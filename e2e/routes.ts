import { readdirSync } from "node:fs";
import { sep } from "node:path";
import { inRoot } from "@/scripts/lib/paths";
import type { RouteScene } from "./route-scene";

/** Who looks at a page: nobody signed in, somebody who bought, or the one who sold it to them. */
export type Looker = "visitor" | "buyer" | "seller";

type Look = {
  as: Looker;
  /** Where the page stands in this scene, without its language. */
  path: (scene: RouteScene) => string;
  /** A route that shows nothing of its own: what the address that it leads to contains. */
  leadsTo?: string;
};

const TOKEN = "0".repeat(64);

/**
 * How each page of the site is reached, by its folder in `app/[locale]` without the groups. A page that is not here
 * fails the test, so that no page is ever left unlooked at.
 */
export const ROUTES: Record<string, Look[]> = {
  "/": [{ as: "visitor", path: () => "" }],
  "/[...rest]": [{ as: "visitor", path: () => "/nowhere" }],
  "/account": [{ as: "buyer", path: () => "/account", leadsTo: "/orders" }],
  "/buy/[slug]": [
    { as: "buyer", path: ({ other }) => `/buy/${other}` },
    { as: "seller", path: ({ other }) => `/buy/${other}` },
  ],
  "/c/[slug]": [{ as: "visitor", path: ({ category }) => `/c/${category}` }],
  "/c/[slug]/[page]": [{ as: "visitor", path: ({ category }) => `/c/${category}/2` }],
  "/favorites": [{ as: "buyer", path: () => "/favorites" }],
  "/l/[slug]": [{ as: "visitor", path: ({ other }) => `/l/${other}` }],
  "/messages": [{ as: "buyer", path: () => "/messages" }],
  "/messages/[id]": [{ as: "buyer", path: ({ conversationId }) => `/messages/${conversationId}` }],
  "/messages/new/[slug]": [{ as: "buyer", path: ({ other }) => `/messages/new/${other}` }],
  "/messages/order/[id]": [{ as: "buyer", path: ({ orderId }) => `/messages/order/${orderId}` }],
  "/notifications": [{ as: "buyer", path: () => "/notifications" }],
  "/notifications/settings": [{ as: "buyer", path: () => "/notifications/settings" }],
  "/orders": [{ as: "buyer", path: () => "/orders" }],
  "/orders/[id]": [
    { as: "buyer", path: ({ orderId }) => `/orders/${orderId}` },
    { as: "seller", path: ({ orderId }) => `/orders/${orderId}` },
  ],
  "/orders/[id]/contract": [
    { as: "buyer", path: ({ serviceId }) => `/orders/${serviceId}/contract`, leadsTo: "escrow%2F" },
  ],
  "/orders/[id]/proof": [{ as: "buyer", path: ({ orderId }) => `/orders/${orderId}/proof` }],
  "/profile": [{ as: "buyer", path: () => "/profile" }],
  "/questions": [{ as: "seller", path: () => "/questions" }],
  "/questions/ask/[slug]": [{ as: "buyer", path: ({ other }) => `/questions/ask/${other}` }],
  "/s/[handle]": [{ as: "visitor", path: ({ handle }) => `/s/${handle}` }],
  "/sales": [{ as: "seller", path: () => "/sales" }],
  "/search": [
    { as: "visitor", path: () => "/search" },
    { as: "visitor", path: () => "/search?q=rayon" },
    { as: "visitor", path: () => "/search?q=zzzzqqqq" },
  ],
  "/searches": [{ as: "buyer", path: () => "/searches" }],
  "/searches/new": [{ as: "buyer", path: () => "/searches/new?q=rayon&place=sfax&max=20" }],
  "/sell": [
    { as: "buyer", path: () => "/sell" },
    { as: "seller", path: () => "/sell" },
  ],
  "/sell/address": [{ as: "buyer", path: () => "/sell/address" }],
  "/sell/address/confirm": [{ as: "buyer", path: () => `/sell/address/confirm?token=${TOKEN}` }],
  "/sell/dashboard": [{ as: "seller", path: () => "/sell/dashboard" }],
  "/sell/done": [{ as: "visitor", path: () => "/sell/done" }],
  "/sell/listings": [{ as: "seller", path: () => "/sell/listings" }],
  "/sell/listings/[id]": [{ as: "seller", path: ({ listingId }) => `/sell/listings/${listingId}` }],
  "/sell/listings/[id]/boost": [
    { as: "seller", path: ({ listingId }) => `/sell/listings/${listingId}/boost` },
  ],
  "/sell/listings/[id]/pictures": [
    { as: "seller", path: ({ listingId }) => `/sell/listings/${listingId}/pictures` },
  ],
  "/sell/listings/bulk": [{ as: "seller", path: () => "/sell/listings/bulk" }],
  "/sell/listings/import": [{ as: "seller", path: () => "/sell/listings/import" }],
  "/sell/listings/new": [{ as: "seller", path: () => "/sell/listings/new" }],
  "/sign-in": [
    { as: "visitor", path: () => "/sign-in" },
    { as: "visitor", path: () => "/sign-in?error=Verification" },
  ],
  "/sign-in/confirm": [
    { as: "visitor", path: () => `/sign-in/confirm?token=${TOKEN}&email=leila%40souk.test` },
  ],
  "/sign-in/sent": [{ as: "visitor", path: () => "/sign-in/sent?email=leila%40souk.test" }],
  "/sign-out": [{ as: "buyer", path: () => "/sign-out" }],
  "/unsubscribe": [{ as: "visitor", path: () => "/unsubscribe" }],
};

/** Every page of the site, as its folders say. */
export function pagesOfTheSite(): string[] {
  return readdirSync(inRoot("app", "[locale]"), { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep))
    .filter((parts) => parts.at(-1) === "page.tsx")
    .map(
      (parts) =>
        `/${parts
          .slice(0, -1)
          .filter((part) => !/^\(.+\)$/.test(part))
          .join("/")}`,
    )
    .sort();
}
