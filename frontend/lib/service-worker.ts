/** Registers the service worker and tells when a newer one is ready to take over. */
export function watchForUpdates(onReady: (waiting: ServiceWorker) => void): () => void {
  if (!('serviceWorker' in navigator) || process.env.NODE_ENV !== 'production') {
    return () => undefined;
  }
  let watching = true;
  const announce = (registration: ServiceWorkerRegistration) => {
    // Without a controller this is the first visit, not an update.
    if (watching && registration.waiting && navigator.serviceWorker.controller) {
      onReady(registration.waiting);
    }
  };
  navigator.serviceWorker
    .register('/sw.js', { updateViaCache: 'none' })
    .then((registration) => {
      announce(registration);
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', () => announce(registration));
      });
    })
    .catch(() => undefined); // No worker: the pages still work, with a network.
  return () => {
    watching = false;
  };
}

/** The person agreed: the new worker takes over and the page starts afresh under it. */
export function applyUpdate(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  waiting.postMessage({ type: 'SKIP_WAITING' });
}
