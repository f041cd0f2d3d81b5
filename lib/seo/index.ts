export { readSitemapFile } from "./chunks";
export { breadcrumbsJsonLd, listingJsonLd, siteJsonLd, summaryOf } from "./json-ld";
export { listSitemapFiles, listSitemapPages } from "./queries";
export { SIGNED_IN_ROOMS } from "./robots";
export { indexXml, SITEMAP_HEADERS, sitemapXml } from "./xml";
