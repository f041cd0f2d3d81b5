import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { Locale } from "@/lib/i18n/locales";
import type { Dhmad } from "./dhmad";
import type { Person } from "./fixtures";
import type { World } from "./setup/world";
import { openShop, orderAt } from "./shop";

/** What has to be there so that every page of the site has something to show. */
export type RouteScene = {
  seller: Person;
  buyer: Person;
  handle: string;
  /** A category of two pages. */
  category: string;
  /** The slug of a listing that the buyer never asked about. */
  other: string;
  /** A listing of the seller's, paid against proof; and its order, about which nothing was written yet. */
  listingId: string;
  orderId: string;
  /** The order of a service, and a conversation about that. */
  serviceId: string;
  conversationId: string;
};

type Stack = {
  person: (name: string, locale?: Locale) => Promise<Person>;
  dhmad: Dhmad;
  world: World;
};

/** More than a page of a category holds. */
const LISTINGS = 26;

/**
 * On the stack whose DHMAD verifies at once: a seller with a full shop, and a buyer who ordered a thing and a service,
 * wrote about one of them, and was refused as a seller.
 */
export async function setRouteScene({ person, dhmad, world }: Stack, locale: Locale): Promise<RouteScene> {
  const [seller, buyer] = [await person("seller", locale), await person("buyer", locale)];
  const thing = await openShop(seller, world, { mode: "quick_proof" });
  const tag = randomBytes(4).toString("hex");
  const service = `service-${tag}`;
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    const [shop] = await sql<{ id: string; handle: string }[]>`
      select users.id, handle from users join sellers on user_id = users.id where email = ${seller.email}`;
    // Other tests look at the first and the last.
    const [shelf] = await sql<{ slug: string }[]>`
      select slug from categories order by position offset 3 limit 1`;
    const [asking] = await sql<{ id: string }[]>`select id from users where email = ${buyer.email}`;
    if (!shop || !shelf || !asking) throw new Error("The scene has no people");
    await sql`
      insert into listings (seller_id, slug, status, category_slug, title, description, mode, price_minor,
        delivery_days, contract_terms, published_at)
      select ${shop.id}, case n when 1 then ${service} else ${`rayon-${tag}-`} || n end, 'published', ${shelf.slug},
        'Rayon ' || n, 'Fait à la main.', (case n when 1 then 'standard' else 'quick' end)::order_mode, 5000 + n, 3,
        case n when 1 then 'Deux propositions, trois corrections.' else '' end, now()
      from generate_series(1, ${LISTINGS}) n`;

    await orderAt(buyer, thing);
    const sessionId = new URL(buyer.page.url()).pathname.split("/").at(-1);
    await dhmad.act(buyer.email, "finishSession", { sessionId, topUp: true });
    await orderAt(buyer, `/l/${service}`, true);
    await dhmad.idle();
    const [conversation] = await sql<{ id: string }[]>`
      insert into conversations (listing_id, buyer_id, seller_id)
      select id, ${asking.id}, ${shop.id} from listings where slug = ${service} returning id`;
    if (!conversation) throw new Error("The scene has no conversation");
    await sql`
      insert into messages (conversation_id, sender_id, body, client_id)
      values (${conversation.id}, ${asking.id}, 'Bonjour ! Quand pouvez-vous commencer ?', gen_random_uuid()),
        (${conversation.id}, ${shop.id}, 'Dès lundi.', gen_random_uuid())`;
    await sql`
      insert into sellers (user_id, name, handle, dhmad_email, kyc_status, rejected_at, consent_at, consent_version)
      values (${asking.id}, 'Atelier Refusé', ${`refus-${tag}`}, ${buyer.email}, 'rejected', now(), now(), 'test')`;
    await sql`
      insert into saved_searches (user_id, canonical, q, words, governorate, max_minor)
      values (${asking.id}, 'rayon', 'rayon', '[["% rayon%"]]', 'sfax', 20000)`;
    const ordered = await sql<{ id: string; listing: string; mode: string }[]>`
      select id, listing_id as listing, mode from orders where buyer_id = ${asking.id}`;
    const thingOrder = ordered.find(({ mode }) => mode === "quick_proof");
    const serviceOrder = ordered.find(({ mode }) => mode === "standard");
    if (!thingOrder || !serviceOrder) throw new Error("The scene has no orders");
    return {
      seller,
      buyer,
      handle: shop.handle,
      category: shelf.slug,
      other: `rayon-${tag}-2`,
      listingId: thingOrder.listing,
      orderId: thingOrder.id,
      serviceId: serviceOrder.id,
      conversationId: conversation.id,
    };
  } finally {
    await sql.end();
  }
}
