import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { MAX_PICTURE_BYTES, preparePicture } from "./picture";
import { fileKeyOf, pictureUrl } from "./url";

const image = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 90, b: 40 } } });

describe("preparePicture", () => {
  it.each(["jpeg", "png", "webp", "avif"] as const)("takes %s", async (format) => {
    const result = await preparePicture(await image(500, 300).toFormat(format).toBuffer());
    expect(result).toMatchObject({ ok: true, data: { width: 500, height: 300 } });
  });

  it("stores each width as WebP, never enlarged", async () => {
    const result = await preparePicture(await image(1000, 500).png().toBuffer());
    if (!result.ok) throw new Error(result.error.message);
    const widths = await Promise.all(result.data.sizes.map(async ({ bytes }) => sharp(bytes).metadata()));
    expect(widths.map(({ format, width }) => [format, width])).toEqual([
      ["webp", 400],
      ["webp", 800],
      ["webp", 1000],
    ]);
  });

  it("turns a photograph upright and forgets where it was taken", async () => {
    const photo = await image(600, 300)
      .withExif({ IFD0: { Copyright: "me" }, IFD3: { GPSLatitude: "36/1 48/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const result = await preparePicture(photo);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.data).toMatchObject({ width: 300, height: 600 });
    for (const { bytes } of result.data.sizes) {
      const { exif, orientation, width, height } = await sharp(bytes).metadata();
      expect({ exif, orientation }).toEqual({ exif: undefined, orientation: undefined });
      expect(width).toBeLessThan(height);
    }
  });

  it("refuses what is no picture, whatever it is called", async () => {
    const gif = await image(300, 300).gif().toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>');
    const cut = (await image(300, 300).jpeg().toBuffer()).subarray(0, 200);
    for (const bytes of [gif, svg, cut, Buffer.from("hello"), Buffer.alloc(0)]) {
      expect(await preparePicture(bytes)).toMatchObject({ ok: false, error: { message: "pictureType" } });
    }
  });

  it("refuses what is too small or too heavy", async () => {
    const small = await preparePicture(await image(199, 900).png().toBuffer());
    expect(small).toMatchObject({ ok: false, error: { message: "pictureTooSmall" } });
    const heavy = await preparePicture(Buffer.alloc(MAX_PICTURE_BYTES + 1));
    expect(heavy).toMatchObject({ ok: false, error: { message: "pictureTooHeavy" } });
  });
});

describe("picture addresses", () => {
  const key = "0123456789abcdef0123456789abcdef";
  it("lead back to the stored file", () => {
    expect(fileKeyOf(pictureUrl(key, 800).replace("/pictures/", ""))).toBe(`${key}/800`);
  });
  it.each([`${key}-500.webp`, `${key}-400.png`, "x-400.webp", `${key}-400.webp/..`, ""])(
    "refuse %s",
    (name) => {
      expect(fileKeyOf(name)).toBeNull();
    },
  );
});
