import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { conversations, files, messageFiles } from "@/db/schema";
import { fileKeyOf } from "@/lib/storage";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { getMessageFile, listMessages, MAX_FILE_BYTES, MAX_FILES, sendMessage, type Upload } from ".";
import { fileName } from "./files";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const image = () =>
  sharp({ create: { width: 120, height: 60, channels: 3, background: { r: 180, g: 90, b: 40 } } });
const photo = () =>
  image()
    .withExif({ IFD0: { Copyright: "me" }, IFD3: { GPSLatitude: "36/1 48/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

const send = async (uploads: Upload[], body = "") => {
  const market = await createMarket(testDb.db);
  const to = { kind: "listing" as const, slug: market.listing.slug };
  return {
    ...market,
    sent: await sendMessage(testDb.db, market.buyer.id, { to, body, clientId: randomUUID() }, uploads),
  };
};

test("a picture without its metadata and a PDF as it is, for the two and nobody else", async () => {
  const { sent, buyer, seller } = await send([
    { name: "C:\\photos\\plage.JPG", bytes: await photo() },
    { name: "facture.pdf", bytes: pdf },
  ]);
  if (!sent.ok || sent.data.kind !== "sent") throw new Error("not sent");
  const { messages } = await listMessages(testDb.db, seller.id, sent.data.conversationId);
  expect(messages).toMatchObject([
    { body: "", files: [{ name: "facture.pdf", contentType: "application/pdf" }, { name: "plage.webp" }] },
  ]);
  const [paper, picture] = messages[0]?.files ?? [];
  const { buyer: other } = await createMarket(testDb.db);
  for (const { id } of [buyer, seller]) {
    expect((await getMessageFile(testDb.db, id, paper?.id ?? ""))?.bytes).toEqual(pdf);
    const seen = await getMessageFile(testDb.db, id, picture?.id ?? "");
    expect(seen).toMatchObject({ contentType: "image/webp", name: "plage.webp" });
    const { format, width, height, exif, orientation } = await sharp(seen?.bytes).metadata();
    expect({ format, width, height, exif, orientation }).toEqual({
      format: "webp",
      width: 60,
      height: 120,
      exif: undefined,
      orientation: undefined,
    });
  }
  expect(await getMessageFile(testDb.db, other.id, picture?.id ?? "")).toBeNull();
  expect(await getMessageFile(testDb.db, buyer.id, "x")).toBeNull();
  // Its key has not the form of one that the public route serves.
  for (const { key } of await testDb.db.select({ key: messageFiles.fileKey }).from(messageFiles)) {
    const [name = ""] = key.split("/").slice(-1);
    for (const address of [key, `${key}-400.webp`, `${name}-400.webp`]) {
      const stored = fileKeyOf(address);
      expect(stored && (await testDb.db.$count(files, eq(files.key, stored)))).toBeFalsy();
    }
  }
});

test("what is no picture or PDF by its first bytes is refused, and nothing is sent", async () => {
  const cut = (await photo()).subarray(0, 100);
  const refusals: [string, Uint8Array, string][] = [
    ["page.pdf", Buffer.from("<html><script>alert(1)</script>"), "fileType"],
    ["dessin.png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "fileType"],
    ["anime.webp", await image().gif().toBuffer(), "fileType"],
    ["neuf.jpg", await image().avif().toBuffer(), "fileType"],
    ["coupe.jpg", cut, "fileUnreadable"],
    ["lourd.pdf", Buffer.concat([pdf, Buffer.alloc(MAX_FILE_BYTES)]), "fileTooHeavy"],
    ["vide.pdf", Buffer.alloc(0), "fileType"],
  ];
  for (const [name, bytes, message] of refusals) {
    const { sent, seller } = await send(
      [
        { name: "bon.pdf", bytes: pdf },
        { name, bytes },
      ],
      "Voici",
    );
    expect(sent, name).toEqual({ ok: true, data: { kind: "refused", refused: [{ name, message }] } });
    expect(await testDb.db.$count(conversations, eq(conversations.sellerId, seller.id))).toBe(0);
  }
});

test("no more files than allowed", async () => {
  const many = Array.from({ length: MAX_FILES + 1 }, (_, n) => ({ name: `${n}.pdf`, bytes: pdf }));
  expect((await send(many)).sent).toEqual({
    ok: true,
    data: { kind: "refused", refused: [{ name: `${MAX_FILES}.pdf`, message: "tooManyFiles" }] },
  });
  expect((await send(many.slice(1))).sent).toMatchObject({ ok: true, data: { kind: "sent" } });
});

test("the bytes go with their conversation", async () => {
  const { sent, seller } = await send([{ name: "a.pdf", bytes: pdf }]);
  expect(sent).toMatchObject({ ok: true });
  const kept = await testDb.db.$count(files);
  await testDb.db.delete(conversations).where(eq(conversations.sellerId, seller.id));
  expect(await testDb.db.$count(files)).toBe(kept - 1);
});

test("names are shown without paths, line breaks and turned reading", () => {
  expect(fileName("/etc/passwd", "pdf")).toBe("passwd.pdf");
  expect(fileName("facture\u202Efdp.exe", "pdf")).toBe("facturefdp.pdf");
  expect(fileName('a"\r\nSet-Cookie: x.png', "webp")).toBe("aSet-Cookie: x.webp");
  expect(fileName("صورة المنتج.png", "webp")).toBe("صورة المنتج.webp");
  expect(fileName("", "pdf")).toBe("souk.pdf");
  expect(fileName(".png", "webp")).toBe("souk.webp");
  expect(fileName(`${"é".repeat(300)}.pdf`, "pdf")).toBe(`${"é".repeat(100)}.pdf`);
});
