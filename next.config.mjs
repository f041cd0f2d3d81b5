import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** For every answer. Nobody has a reason to show our pages, with their buttons, inside his own. */
const SECURITY_HEADERS = [
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
];

/** What strangers sent runs nothing. Here, because these headers win over those that a route sets. */
const FILE_HEADERS = [
  { key: "Content-Security-Policy", value: "sandbox; default-src 'none'; frame-ancestors 'none'" },
];

/** @type {import("next").NextConfig} */
const nextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  // Next hashes the whole page again for each answer from the cache (docs/decisions/006).
  generateEtags: false,
  reactStrictMode: true,
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: "/messages/files/:path*", headers: FILE_HEADERS },
  ],
  // Forms are text, a contract of 10,000 characters at most; files go to routes of their own, each with its limit.
  // Cached pages live in the memory of their process: on disk, another process or another run would serve them stale.
  experimental: { globalNotFound: true, isrFlushToDisk: false, serverActions: { bodySizeLimit: "1mb" } },
  // `import address from "….woff2?url"`: the address of a font, for the root layout to preload it.
  turbopack: { rules: { "*.woff2": { condition: { query: "?url" }, type: "asset" } } },
  serverExternalPackages: ["postgres", "pg-boss", "sharp", "nodemailer", "pdfkit"],
};

/** Pages for developers alone end in `.dev.tsx` (app/[locale]/design): the production build takes them for no pages. */
const PAGES = ["tsx", "ts"];

/** @param {string} phase */
export default (phase) =>
  withNextIntl({
    ...nextConfig,
    pageExtensions: phase === PHASE_DEVELOPMENT_SERVER ? ["dev.tsx", ...PAGES] : PAGES,
  });
