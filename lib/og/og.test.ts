import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { CARD_SIZE, type Card, drawCard } from "./draw";
import { rememberMade } from "./remember";
import { drawText, fitText } from "./text";

const column = { width: 500, rtl: false };
const ink = { color: "#1c211d" };
const widthOf = async (text: string) => (await drawText({ text, size: 48, ...ink }, column)).width;

describe("texts", () => {
  it("join Arabic letters", async () => {
    // Parted by what forbids them to join (U+200C), the same three letters are wider.
    expect(await widthOf("ببب")).toBeLessThan(0.8 * (await widthOf("ب\u200cب\u200cب")));
  });

  it("are words and never markup, whatever stands in them", async () => {
    const [plain, marked] = [await widthOf("b Tapis b"), await widthOf("<b>Tapis</b>")];
    expect(marked).toBeGreaterThan(plain);
    for (const text of ["a & b", "&amp;", " ", "", '<span size="1">', "\u0000\u001b\u202e", "🏺"])
      expect(await widthOf(text), text).toBeGreaterThan(0);
  });

  it("become smaller, then shorter, until they fit", async () => {
    const title = "Un ensemble de meubles anciens restaurés à la main ".repeat(3);
    const fitted = await fitText({ text: title, ...ink }, [48, 36], column, 150);
    expect(fitted.height).toBeLessThanOrEqual(150);
    expect(fitted.width).toBeLessThanOrEqual(column.width);
    const [short, alone] = await Promise.all([
      fitText({ text: "Tapis", ...ink }, [48, 36], column, 150),
      drawText({ text: "Tapis", size: 48, ...ink }, column),
    ]);
    expect(short).toEqual(alone);
    const unbroken = await fitText({ text: "m".repeat(120), ...ink }, [48], column, 70);
    expect(unbroken.height).toBeLessThanOrEqual(70);
  });
});

describe("a card", () => {
  const card: Card = {
    locale: "fr",
    site: "Souk",
    title: "Tapis de Kairouan",
    price: "1 250,000 DT",
    seller: { name: "Dar Naïma", verified: "Vérifié par DHMAD" },
    picture: "0123",
  };
  const green = { r: 30, g: 160, b: 60 };
  const picture = () =>
    sharp({ create: { width: 800, height: 600, channels: 3, background: green } })
      .webp()
      .toBuffer();
  /** Whether a point, in thousandths of the width and height, is of the picture's green. */
  const isGreen = async (jpeg: Buffer, left: number, top: number) => {
    const at = {
      left: Math.round((left / 1000) * CARD_SIZE.width),
      top: Math.round((top / 1000) * CARD_SIZE.height),
    };
    const [r = 0, g = 0, b = 0] = await sharp(jpeg)
      .extract({ ...at, width: 1, height: 1 })
      .raw()
      .toBuffer();
    return Math.abs(r - green.r) + Math.abs(g - green.g) + Math.abs(b - green.b) < 30;
  };

  it("is a JPEG of the size that is asked for, light enough to be fetched for a preview", async () => {
    for (const bytes of [await drawCard(card, await picture()), await drawCard(card, null)]) {
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", ...CARD_SIZE });
      expect(bytes.length).toBeLessThan(300_000);
    }
  });

  it("has its picture where lines end: on the left in Arabic", async () => {
    const [french, arabic] = [
      await drawCard(card, await picture()),
      await drawCard({ ...card, locale: "ar" }, await picture()),
    ];
    expect([await isGreen(french, 900, 500), await isGreen(french, 100, 500)]).toEqual([true, false]);
    expect([await isGreen(arabic, 900, 500), await isGreen(arabic, 100, 500)]).toEqual([false, true]);
  });
});

describe("rememberMade", () => {
  it("makes a thing once, also for those who ask while it is made, and forgets the oldest", async () => {
    const remember = rememberMade(30);
    const make = vi.fn(async () => Buffer.alloc(12));
    const [a, again] = await Promise.all([remember("a", make), remember("a", make)]);
    expect(again).toBe(a);
    await remember("b", make);
    expect(make).toHaveBeenCalledTimes(2);
    await remember("c", make);
    await remember("b", make);
    expect(make).toHaveBeenCalledTimes(3);
    await remember("a", make);
    expect(make).toHaveBeenCalledTimes(4);
  });

  it("tries again what failed", async () => {
    const remember = rememberMade(30);
    await expect(remember("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await remember("a", async () => Buffer.from("here"))).toEqual(Buffer.from("here"));
  });
});
