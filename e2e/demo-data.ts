import postgres from "postgres";
import type { World } from "./setup/world";

/**
 * The address of a plain product of the demo data, of which there are always more: the oldest are never those that another
 * test has just published.
 */
export async function demoListing({ databaseUrl }: World, locale: string, index: number): Promise<string> {
  const sql = postgres(databaseUrl, { max: 1 });
  const [listing] = await sql<{ slug: string }[]>`
    select slug from listings
    where status = 'published' and mode = 'quick' and currency = 'TND' and stock is null
    order by published_at, slug offset ${index} limit 1`;
  await sql.end();
  if (!listing) throw new Error(`The demo data has no listing number ${index}`);
  return `/${locale}/l/${listing.slug}`;
}
