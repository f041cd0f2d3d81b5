// Shows a page of ours while there is no network, and does nothing else (docs/decisions/014): what anybody sees or is
// sent is never kept, and whoever has a network gets what the server says.
const CACHE = "souk-offline-1";
const LANGUAGES = ["fr", "ar", "en"];
const pageFor = (language) => `/${language}/offline`;

self.addEventListener("install", (event) => {
  const pages = LANGUAGES.map((language) => new Request(pageFor(language), { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(pages)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      // The page is asked for while this starts: it costs no time.
      await self.registration.navigationPreload?.enable();
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode !== "navigate" || request.method !== "GET") return;
  event.respondWith(
    (async () => {
      try {
        return (await event.preloadResponse) ?? (await fetch(request));
      } catch {
        const [, first] = new URL(request.url).pathname.split("/");
        const language = LANGUAGES.includes(first) ? first : LANGUAGES[0];
        return (await caches.match(pageFor(language), { cacheName: CACHE })) ?? Response.error();
      }
    })(),
  );
});
