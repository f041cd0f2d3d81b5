import { randomBytes } from "node:crypto";
import type { Db } from "@/db/client";
import { categories, listings, sellers, users } from "@/db/schema";
import type { DhmadWorld } from "./local-dhmad";

export type Market = {
  seller: { id: string; email: string };
  buyer: { id: string; email: string };
  listing: { id: string; slug: string; priceMinor: number };
};

/** A verified seller with one public listing, and a buyer. With a `world`, DHMAD has verified the seller too. */
export async function createMarket(db: Db, world?: DhmadWorld): Promise<Market> {
  const tag = randomBytes(4).toString("hex");
  const [seller, buyer] = await db
    .insert(users)
    .values([{ email: `seller-${tag}@souk.test` }, { email: `buyer-${tag}@souk.test` }])
    .returning({ id: users.id, email: users.email });
  if (!seller || !buyer) throw new Error("no people");
  await world?.client.createVerification({
    email: seller.email,
    external_user_id: seller.id,
    redirect_url: "http://localhost:3000/onboarding/kyc-done",
  });
  await db.insert(sellers).values({
    userId: seller.id,
    name: "Atelier Test",
    handle: `atelier-${tag}`,
    dhmadEmail: seller.email,
    kycStatus: "approved",
    consentAt: new Date(),
    consentVersion: "test",
  });
  await db
    .insert(categories)
    .values({ slug: "maison", position: 1, nameFr: "Maison", nameAr: "المنزل", nameEn: "Home" })
    .onConflictDoNothing();
  const priceMinor = 125_500;
  const [listing] = await db
    .insert(listings)
    .values({
      sellerId: seller.id,
      slug: `tapis-${tag}`,
      status: "published",
      categorySlug: "maison",
      title: "Tapis de Kairouan",
      description: "Laine, noué à la main.",
      priceMinor,
      deliveryDays: 3,
      publishedAt: new Date(),
    })
    .returning({ id: listings.id, slug: listings.slug });
  if (!listing) throw new Error("no listing");
  return { seller, buyer, listing: { ...listing, priceMinor } };
}
