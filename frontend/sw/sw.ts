/// <reference lib="webworker" />
import {
  addRoute,
  cleanupOutdatedCaches,
  matchPrecache,
  precache,
  type PrecacheEntry,
} from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/** How long a page may take before the copy of the device is shown instead, in seconds. */
const PATIENCE = 3;

precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Nothing of the API is ever kept: health data belongs in no cache. Without a route the request
// goes to the network untouched.
addRoute({ ignoreURLParametersMatching: [/.*/], directoryIndex: 'index.html' });

/** Its query names a question that a program asks: not for the device to keep. */
const DOOR = '/authorize/';

registerRoute(
  ({ request, url }) =>
    request.mode === 'navigate' && !url.pathname.startsWith('/api/') && url.pathname !== DOOR,
  new NetworkFirst({
    cacheName: 'visited-pages',
    networkTimeoutSeconds: PATIENCE,
    plugins: [
      // Only our own finished pages: not an error, not what a proxy in between put there.
      {
        cacheWillUpdate: async ({ response }) =>
          response.status === 200 && !response.redirected ? response : null,
      },
    ],
  }),
);

setCatchHandler(async ({ request, url }) => {
  if (request instanceof Request && request.mode === 'navigate') {
    const language = url.pathname.startsWith('/en/') ? 'en' : 'fr';
    return (await matchPrecache(`/${language}/offline/index.html`)) ?? Response.error();
  }
  return Response.error();
});

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  // The page asked the person first.
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') {
    void self.skipWaiting();
  }
});

// The very first worker serves the page that installed it, so that it works offline at once.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
