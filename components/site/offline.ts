/**
 * Registers the service worker that stands in while there is no network (docs/decisions/014). After the page has
 * loaded, so that it takes no part of a slow line from the page itself.
 */
export const OFFLINE_SCRIPT = `if("serviceWorker"in navigator)addEventListener("load",()=>setTimeout(()=>navigator.serviceWorker.register("/sw.js").catch(()=>{}),2e3))`;
