import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Hono } from "hono";
import type { PageEnv } from "./page";

const FONT = "@fontsource-variable/readex-pro/files/readex-pro-arabic-wght-normal.woff2";

const files: Record<string, { path: () => string | URL; type: string }> = {
  "style.css": {
    path: () => new URL("./assets/style.css", import.meta.url),
    type: "text/css; charset=utf-8",
  },
  "icon.svg": { path: () => new URL("./assets/icon.svg", import.meta.url), type: "image/svg+xml" },
  "arabic.woff2": { path: () => createRequire(import.meta.url).resolve(FONT), type: "font/woff2" },
};

/** Style, icon and the Arabic font, from this server: a page loads nothing from elsewhere. */
export function assets() {
  const routes = new Hono<PageEnv>();
  routes.get("/assets/:name", async (c) => {
    const file = files[c.req.param("name")];
    if (!file) return c.notFound();
    return c.body(await readFile(file.path()), 200, {
      "Content-Type": file.type,
      "Cache-Control": file.type === "font/woff2" ? "public, max-age=31536000, immutable" : "no-cache",
    });
  });
  return routes;
}
