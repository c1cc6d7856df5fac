/**
 * Lets the check screen open again where there is no network: an officer's telephone that reloads in a tunnel still has
 * the form and the sealed outbox. It keeps the page and the files of that screen, nothing of what is asked or answered,
 * and serves the page only when the node cannot be reached.
 */
const SHELF = 'entente-check-screen';
const PAGE = '/checks';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** Keeps the page with its files; the page comes last, so that what is kept is whole or is the one before. */
async function keep(files) {
  const answer = await fetch(PAGE, { cache: 'no-store', credentials: 'same-origin' });
  if (!answer.ok) return;
  const named = [...(await answer.clone().text()).matchAll(/\/assets\/[^"']+/g)].map(([path]) => path);
  // A page of another build than the screen that asks: the next visit keeps it.
  if (named.length === 0 || named.some((path) => !files.includes(path))) return;
  const shelf = await caches.open(SHELF);
  const kept = (await shelf.keys()).map(({ url }) => new URL(url).pathname);
  await shelf.addAll(files.filter((path) => !kept.includes(path)));
  await shelf.put(PAGE, answer);
  await Promise.all(kept.filter((path) => path !== PAGE && !files.includes(path)).map((path) => shelf.delete(path)));
}

self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep).catch(() => {}));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async (away) => (await caches.match(PAGE)) ?? Promise.reject(away)));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  }
});
