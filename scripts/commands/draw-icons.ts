import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { inRoot } from "../lib/paths";
import { say } from "../lib/say";

/**
 * Draws the icons that a phone wants as PNG from app/icon.svg: `npm run icons`. A maskable one has its ground up to
 * the edge and its mark within the inner 80 %, which no phone's mask cuts (W3C, Web App Manifest, "maskable").
 */
const folder = inRoot("public", "icons");
await mkdir(folder, { recursive: true });
const svg = await readFile(inRoot("app", "icon.svg"), "utf8");
const full = svg
  .replace(/viewBox="0 0 32 32"/, 'viewBox="-4 -4 40 40"')
  .replace(/<rect [^>]*\/>/, '<rect x="-4" y="-4" width="40" height="40" fill="#1f5f46"/>');

const DENSITY = 72 * 16;
async function draw(source: string, size: number, file: string): Promise<void> {
  const png = await sharp(Buffer.from(source), { density: DENSITY })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer();
  await writeFile(file, png);
  say(`${file}: ${png.length} bytes`);
}

await draw(svg, 192, join(folder, "souk-192.png"));
await draw(svg, 512, join(folder, "souk-512.png"));
await draw(full, 512, join(folder, "maskable-512.png"));
// Apple rounds the corners itself.
await draw(full, 180, inRoot("app", "apple-icon.png"));
