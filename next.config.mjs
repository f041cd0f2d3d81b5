import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: { globalNotFound: true },
  serverExternalPackages: ["postgres", "pg-boss", "sharp", "nodemailer"],
};

export default withNextIntl(nextConfig);
