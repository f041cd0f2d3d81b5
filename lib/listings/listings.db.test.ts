import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violatedConstraint } from "@/db/errors";
import { categories, files, listings, orders, sellers, users } from "@/db/schema";
import { ok } from "@/lib/result";
import { createTestDb, type TestDb } from "@/support/db";
import {
  addPictures,
  createDraft,
  deleteDraft,
  getMyListing,
  type ListingInput,
  listMyListings,
  movePicture,
  OWN_PAGE_SIZE,
  publishListing,
  removePicture,
  type Upload,
  unpublishListing,
  updateDraft,
} from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb(12);
  await testDb.db
    .insert(categories)
    .values({ slug: "maison", position: 1, nameFr: "Maison", nameAr: "المنزل", nameEn: "Home" });
});
afterAll(() => testDb.close());

const WHOLE: ListingInput = {
  title: "Théière en cuivre",
  description: "Un litre.",
  categorySlug: "maison",
  mode: "quick",
  currency: "TND",
  price: 45_500,
  deliveryDays: 3,
};

async function newUser(kycStatus?: "pending" | "approved"): Promise<string> {
  const tag = randomBytes(4).toString("hex");
  const [user] = await testDb.db
    .insert(users)
    .values({ email: `${tag}@souk.test` })
    .returning({ id: users.id });
  if (!user) throw new Error("no user");
  if (kycStatus)
    await testDb.db.insert(sellers).values({
      userId: user.id,
      name: "Poterie",
      handle: `p-${tag}`,
      dhmadEmail: `${tag}@souk.test`,
      kycStatus,
      consentAt: new Date(),
      consentVersion: "test",
    });
  return user.id;
}

async function newDraft(userId: string, input = WHOLE): Promise<string> {
  const draft = await createDraft(testDb.db, userId, input);
  if (!draft.ok) throw new Error(draft.error.message);
  return draft.data.id;
}

const sent = (uploads: Upload[]) => async () => ok(uploads);

const mine = async (userId: string, id: string) => {
  const listing = await getMyListing(testDb.db, userId, id);
  if (!listing) throw new Error("no listing");
  return listing;
};

describe("the gate", () => {
  test.each([undefined, "pending"] as const)("closed for a seller who is %s", async (kycStatus) => {
    const userId = await newUser(kycStatus);
    const id = await newDraft(userId);
    expect(await publishListing(testDb.db, userId, id)).toMatchObject({
      ok: false,
      error: { code: "not_verified" },
    });
    // The database refuses too, whatever code asks.
    const forced = testDb.db
      .update(listings)
      .set({ status: "published", publishedAt: new Date() })
      .where(eq(listings.id, id));
    await expect(forced).rejects.toSatisfy((error) => violatedConstraint(error) === "listings_kyc_gate");
    expect((await mine(userId, id)).status).toBe("draft");
  });

  test("approval withdrawn takes listings off, and brings them back", async () => {
    const userId = await newUser("approved");
    const id = await newDraft(userId);
    await publishListing(testDb.db, userId, id);
    const set = (kycStatus: "approved" | "rejected") =>
      testDb.db.update(sellers).set({ kycStatus }).where(eq(sellers.userId, userId));
    await set("rejected");
    expect((await mine(userId, id)).status).toBe("suspended");
    expect(await publishListing(testDb.db, userId, id)).toMatchObject({ error: { code: "not_verified" } });
    await set("approved");
    expect((await mine(userId, id)).status).toBe("published");
  });

  test("publications and withdrawals at once never wait for each other in a circle", async () => {
    const userId = await newUser("approved");
    const ids = await Promise.all(Array.from({ length: 4 }, () => newDraft(userId)));
    const flip = async () => {
      for (const kycStatus of ["rejected", "approved", "rejected"] as const)
        await testDb.db.update(sellers).set({ kycStatus }).where(eq(sellers.userId, userId));
    };
    await Promise.all([
      flip(),
      ...ids.flatMap((id) => [
        publishListing(testDb.db, userId, id),
        updateDraft(testDb.db, userId, id, WHOLE),
        publishListing(testDb.db, userId, id),
      ]),
    ]);
    for (const { status } of (await listMyListings(testDb.db, userId)).listings)
      expect(status).not.toBe("published");
  });
});

describe("a listing", () => {
  test("is published with an address that its title gave it, for good", async () => {
    const userId = await newUser("approved");
    const id = await newDraft(userId);
    const results = await Promise.all([1, 2, 3].map(() => publishListing(testDb.db, userId, id)));
    const slugs = new Set(results.map((result) => (result.ok ? result.data.slug : null)));
    expect(slugs.size).toBe(1);
    const [slug] = slugs;
    expect(slug).toMatch(/^theiere-en-cuivre-[2-9b-z]{8}$/);
    const { publishedAt } = await mine(userId, id);

    await updateDraft(testDb.db, userId, id, { ...WHOLE, title: "Autre chose" });
    await unpublishListing(testDb.db, userId, id);
    expect((await mine(userId, id)).status).toBe("draft");
    expect(await publishListing(testDb.db, userId, id)).toEqual({ ok: true, data: { slug } });
    expect((await mine(userId, id)).publishedAt).toEqual(publishedAt);
  });

  test("says what it lacks, and stays whole while it is public", async () => {
    const userId = await newUser("approved");
    const id = await newDraft(userId, { ...WHOLE, price: null, description: "" });
    expect(await publishListing(testDb.db, userId, id)).toMatchObject({
      error: {
        message: "listingIncomplete",
        fields: { price: ["priceMissing"], description: expect.any(Array) },
      },
    });
    await updateDraft(testDb.db, userId, id, WHOLE);
    await publishListing(testDb.db, userId, id);
    expect(await updateDraft(testDb.db, userId, id, { ...WHOLE, title: "" })).toMatchObject({
      error: { message: "publishedStaysWhole", fields: { title: ["titleMissing"] } },
    });
    expect((await mine(userId, id)).title).toBe(WHOLE.title);
  });

  test("that is a service has a contract before it is published, and keeps one while it is", async () => {
    const userId = await newUser("approved");
    const id = await newDraft(userId, { ...WHOLE, mode: "standard", contractTerms: "" });
    expect(await publishListing(testDb.db, userId, id)).toMatchObject({
      error: { fields: { contractTerms: ["contractTermsMissing"] } },
    });
    const forced = testDb.db
      .update(listings)
      .set({ status: "published", publishedAt: new Date() })
      .where(eq(listings.id, id));
    await expect(forced).rejects.toSatisfy(
      (error) => violatedConstraint(error) === "listings_published_whole",
    );
    await updateDraft(testDb.db, userId, id, { ...WHOLE, mode: "standard", contractTerms: "1. Objet" });
    expect(await publishListing(testDb.db, userId, id)).toMatchObject({ ok: true });
    expect(
      await updateDraft(testDb.db, userId, id, { ...WHOLE, mode: "standard", contractTerms: "" }),
    ).toMatchObject({ error: { message: "publishedStaysWhole" } });
    // Left out, it stays.
    await updateDraft(testDb.db, userId, id, { ...WHOLE, mode: "standard" });
    expect(await mine(userId, id)).toMatchObject({ mode: "standard", contractTerms: "1. Objet" });
  });

  test("keeps its currency, its proof and its stock", async () => {
    const userId = await newUser();
    const proof = { uploadHours: 48, reviewHours: 6, types: ["receipt", "tracking_proof"] } as const;
    const id = await newDraft(userId, {
      ...WHOLE,
      mode: "quick_proof",
      currency: "EUR",
      price: 200,
      proof: { ...proof, types: [...proof.types] },
      stock: { to: 3 },
    });
    const saved = {
      mode: "quick_proof",
      currency: "EUR",
      priceMinor: 200,
      proofUploadHours: 48,
      proofReviewHours: 6,
      proofTypes: ["receipt", "tracking_proof"],
      stock: 3,
    };
    expect(await mine(userId, id)).toMatchObject(saved);
    await updateDraft(testDb.db, userId, id, { ...WHOLE, mode: "quick_proof", currency: "EUR", price: 200 });
    expect(await mine(userId, id)).toMatchObject(saved);
  });

  test("of one's own come in pages, the last one touched first, each once", async () => {
    const userId = await newUser();
    const ids: string[] = [];
    for (let i = 0; i < OWN_PAGE_SIZE + 1; i += 1) {
      const draft = await createDraft(testDb.db, userId, WHOLE);
      if (draft.ok) ids.unshift(draft.data.id);
    }
    const [first, second] = await Promise.all([1, 2].map((page) => listMyListings(testDb.db, userId, page)));
    expect(first?.pages).toBe(2);
    expect(first?.listings).toHaveLength(OWN_PAGE_SIZE);
    expect([...(first?.listings ?? []), ...(second?.listings ?? [])].map(({ id }) => id)).toEqual(ids);
  });

  test("a category that does not exist is told at its field", async () => {
    const userId = await newUser();
    expect(await createDraft(testDb.db, userId, { ...WHOLE, categorySlug: "lune" })).toMatchObject({
      error: { fields: { categorySlug: ["categoryUnknown"] } },
    });
  });

  test("belongs to its owner alone", async () => {
    const owner = await newUser("approved");
    const stranger = await newUser("approved");
    const id = await newDraft(owner);
    const refused = { ok: false, error: { code: "not_found" } };
    expect(await getMyListing(testDb.db, stranger, id)).toBeNull();
    expect(await getMyListing(testDb.db, owner, "no-uuid")).toBeNull();
    expect(await updateDraft(testDb.db, stranger, id, WHOLE)).toMatchObject(refused);
    expect(await publishListing(testDb.db, stranger, id)).toMatchObject(refused);
    expect(await unpublishListing(testDb.db, stranger, id)).toMatchObject(refused);
    expect(await deleteDraft(testDb.db, stranger, id)).toMatchObject(refused);
    expect(await addPictures(testDb.db, stranger, id, sent([]))).toMatchObject(refused);
    expect(await removePicture(testDb.db, stranger, id, "x")).toMatchObject(refused);
    expect((await mine(owner, id)).status).toBe("draft");
  });

  test("an ordered one is kept", async () => {
    const seller = await newUser("approved");
    const buyer = await newUser();
    const id = await newDraft(seller);
    await testDb.db.insert(orders).values({
      reference: randomBytes(4).toString("hex"),
      buyerId: buyer,
      sellerId: seller,
      listingId: id,
      mode: "quick",
      title: "T",
      priceMinor: 5_000,
      deliveryDays: 1,
      buyerEmail: "b@souk.test",
      sellerEmail: "s@souk.test",
      developerFeePercentage: 3,
    });
    expect(await deleteDraft(testDb.db, seller, id)).toMatchObject({
      error: { message: "listingHasOrders" },
    });
  });
});

describe("pictures", () => {
  const picture = (red: number) =>
    sharp({ create: { width: 400, height: 300, channels: 3, background: { r: red, g: 90, b: 40 } } })
      .jpeg()
      .toBuffer();
  const upload = async (name: string, red = 10) => ({ name, bytes: await picture(red) });
  const keysOf = async (userId: string, id: string) =>
    (await mine(userId, id)).pictures.map(({ key }) => key);

  test("are added in order, moved, removed with their files", async () => {
    const userId = await newUser();
    const id = await newDraft(userId);
    const uploads = [
      await upload("a"),
      { name: "b.txt", bytes: Buffer.from("no picture") },
      await upload("c"),
    ];
    expect(await addPictures(testDb.db, userId, id, sent(uploads))).toEqual({
      ok: true,
      data: { added: 2, refused: [{ name: "b.txt", message: "pictureType" }] },
    });
    await addPictures(testDb.db, userId, id, sent([await upload("d")]));
    const [a, c, d] = (await mine(userId, id)).pictures;
    if (!a || !c || !d) throw new Error("three pictures");
    await movePicture(testDb.db, userId, id, d.id, "earlier");
    await movePicture(testDb.db, userId, id, a.id, "earlier");
    expect(await keysOf(userId, id)).toEqual([a.key, d.key, c.key]);

    await removePicture(testDb.db, userId, id, a.id);
    expect(await removePicture(testDb.db, userId, id, a.id)).toEqual({ ok: true, data: null });
    expect(await keysOf(userId, id)).toEqual([d.key, c.key]);
    const stored = await testDb.db.select({ key: files.key }).from(files);
    expect(stored.filter(({ key }) => key.startsWith(a.key))).toEqual([]);
    expect(stored.filter(({ key }) => key.startsWith(d.key))).toHaveLength(3);

    expect((await listMyListings(testDb.db, userId)).listings[0]?.pictureKey).toBe(d.key);
    await deleteDraft(testDb.db, userId, id);
    expect(await testDb.db.select({ key: files.key }).from(files)).toEqual([]);
  });

  test("eight at most, also when they come at once", async () => {
    const userId = await newUser();
    const id = await newDraft(userId);
    const five = await Promise.all([1, 2, 3, 4, 5].map((n) => upload(`${n}`)));
    const results = await Promise.all([1, 2].map(() => addPictures(testDb.db, userId, id, sent(five))));
    const added = results.map((result) => (result.ok ? result.data.added : 0));
    expect(added.sort()).toEqual([3, 5]);
    expect((await mine(userId, id)).pictures).toHaveLength(8);
  });
});
