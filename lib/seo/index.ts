export { readSitemapFile } from "./chunks";
export { breadcrumbsJsonLd, listingJsonLd, siteJsonLd, summaryOf } from "./json-ld";
export { listSitemapFiles, listSitemapPages } from "./queries";
export { indexXml, SITEMAP_HEADERS, sitemapXml } from "./xml";
