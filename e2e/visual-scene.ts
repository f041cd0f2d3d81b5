import sharp from "sharp";
import { createDb, type Db } from "@/db/client";
import {
  conversations,
  files,
  listingImages,
  listings,
  messages,
  orderEvents,
  orders,
  sellers,
  users,
} from "@/db/schema";
import { GOVERNORATES } from "@/db/schema/places";
import { PICTURE_WIDTHS } from "@/lib/storage/url";
import type { World } from "./setup/world";

/** Before this lies all that happens in the scene: long ago, so that nothing of it is new, due or counted in hours. */
const NOW = new Date("2026-05-04T11:00:00Z");
const day = (before: number) => new Date(NOW.getTime() - before * 24 * 3_600_000);
const id = (kind: number, number: number) =>
  `00000000-0000-4000-8${String(kind).padStart(3, "0")}-${String(number).padStart(12, "0")}`;

export const SELLER = { id: id(1, 1), email: "visuel-vendeuse@souk.test", name: "Atelier Yasmine" };
export const BUYER = { id: id(1, 2), email: "visuel-acheteur@souk.test", name: "Amine Ben Salah" };
export const ORDER = id(3, 1);
export const CONVERSATION = id(4, 1);

const THINGS = [
  ["Foulard de Mahdia en soie", 82_500, "#7d3b52", "#e9c9b1"],
  ["Margoum d’Oudhref, laine", 640_000, "#2f5d62", "#e4d5b7"],
  ["Balgha en cuir de Kairouan", 48_000, "#8a5a2b", "#f0e2c8"],
  ["قفّة من سعف النخيل", 35_250, "#6b7d3a", "#efe7cf"],
  ["Lampe en cuivre martelé", 119_900, "#a3541f", "#2b2a26"],
  ["Bol en bois d’olivier", 27_000, "#b98a55", "#f3ece0"],
  ["Coffret de dattes Deglet Nour", 22_500, "#5b3a24", "#e7d6bd"],
  ["Oud tunisien, table en cèdre", 1_450_000, "#7a4a2a", "#d8c3a0"],
] as const;

export const SLUG = "visuel-1";
export const HANDLE = "visuel-yasmine";
export const CATEGORY = "artisanat";

/** People, things, an order and letters that are the same each time, in a database where nothing else is. */
export async function setVisualScene({ databaseUrl }: World): Promise<void> {
  const { db, close } = createDb(databaseUrl, 1);
  try {
    await setPeople(db);
    await setListings(db);
    await setOrder(db);
    await setLetters(db);
  } finally {
    await close();
  }
}

async function setPeople(db: Db): Promise<void> {
  const createdAt = day(400);
  await db.insert(users).values([SELLER, BUYER].map((person) => ({ ...person, createdAt })));
  await db.insert(sellers).values({
    userId: SELLER.id,
    name: SELLER.name,
    handle: HANDLE,
    dhmadEmail: SELLER.email,
    kycStatus: "approved",
    approvedAt: createdAt,
    consentAt: createdAt,
    consentVersion: "test",
    createdAt,
  });
}

async function setListings(db: Db): Promise<void> {
  for (const [index, [title, priceMinor, dark, light]] of THINGS.entries()) {
    const number = index + 1;
    await db.insert(listings).values({
      id: id(2, number),
      sellerId: SELLER.id,
      slug: `visuel-${number}`,
      status: "published",
      categorySlug: CATEGORY,
      title,
      description:
        "Fait à la main par une artisane de Mahdia. Neuf, emballé avec soin, livré dans toute la Tunisie.",
      priceMinor,
      deliveryDays: 4,
      governorate: GOVERNORATES[index * 3],
      publishedAt: day(number),
      createdAt: day(number),
      updatedAt: day(number),
    });
    await setPicture(db, number, dark, light);
  }
}

async function setPicture(db: Db, number: number, dark: string, light: string): Promise<void> {
  const key = String(number).padStart(32, "0");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="${light}"/><circle cx="200" cy="${170 + number * 8}" r="${90 + number * 5}" fill="${dark}"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).webp({ lossless: true }).toBuffer();
  await db
    .insert(files)
    .values(PICTURE_WIDTHS.map((width) => ({ key: `${key}/${width}`, contentType: "image/webp", bytes })));
  await db
    .insert(listingImages)
    .values({ listingId: id(2, number), position: 0, storageKey: key, width: 400, height: 400 });
}

async function setOrder(db: Db): Promise<void> {
  await db.insert(orders).values({
    id: ORDER,
    reference: "S-7K2M9Q4T",
    buyerId: BUYER.id,
    sellerId: SELLER.id,
    listingId: id(2, 1),
    mode: "quick",
    status: "completed",
    title: THINGS[0][0],
    priceMinor: THINGS[0][1],
    deliveryDays: 4,
    buyerEmail: BUYER.email,
    sellerEmail: SELLER.email,
    developerFeePercentage: 3,
    escrowId: "escrow-visuel",
    createdAt: day(60),
    updatedAt: day(50),
    paidAt: day(60),
    deliveredAt: day(55),
    completedAt: day(50),
  });
  const told = [
    ["placed", 60],
    ["paid", 60],
    ["delivered", 55],
    ["completed", 50],
  ] as const;
  for (const [type, before] of told)
    await db.insert(orderEvents).values({
      orderId: ORDER,
      type,
      actor: type === "delivered" ? "seller" : "buyer",
      source: "webhook",
      occurredAt: day(before),
      recordedAt: day(before),
    });
}

async function setLetters(db: Db): Promise<void> {
  await db.insert(conversations).values({
    id: CONVERSATION,
    listingId: id(2, 2),
    buyerId: BUYER.id,
    sellerId: SELLER.id,
    createdAt: day(20),
    lastMessageAt: day(19),
  });
  const said = [
    [BUYER.id, "Bonjour ! Quelle est la taille exacte du margoum ?", 20],
    [SELLER.id, "Bonjour, 120 sur 180 centimètres. Je peux vous envoyer une photo.", 19.9],
    [BUYER.id, "شكرًا جزيلًا، هذا يكفي.", 19],
  ] as const;
  for (const [index, [senderId, body, before]] of said.entries())
    await db.insert(messages).values({
      conversationId: CONVERSATION,
      senderId,
      body,
      clientId: id(5, index),
      createdAt: day(before),
    });
}
