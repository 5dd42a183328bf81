// Keeps the page below /triage/ usable without a network: the page itself, its scripts, and what is public about the clinic. Nothing that anybody told.
const name = 'vetkit triage';
const built = /^\/v\/[^/]+\//;

const isKept = ({ origin, pathname }) =>
  origin === location.origin && (pathname.startsWith('/triage/') || built.test(pathname) || pathname === '/vet.js' || pathname === '/icon.svg' || /^\/api\/v1\/clinics\/[^/]+$/.test(pathname));

async function keep(request, answer) {
  if (answer.ok) await (await caches.open(name)).put(request, answer.clone());
  return answer;
}

/** What has its content in its name is the same for ever. */
const fromHere = async (request) => (await caches.match(request, { ignoreVary: true })) ?? keep(request, await fetch(request));

/** Fresh where there is a network, else as it was the last time. */
async function fresh(request) {
  try {
    return await keep(request, await fetch(request));
  } catch (error) {
    const kept = (await caches.match(request, { ignoreVary: true })) ?? (await caches.match(request, { ignoreVary: true, ignoreSearch: true }));
    if (kept) return kept;
    throw error;
  }
}

/** Keeps what the page loaded before this worker was there, and nothing of an earlier build. */
async function keepAll(addresses) {
  const wanted = addresses.map((address) => new URL(address)).filter(isKept);
  const builds = new Set(wanted.flatMap(({ pathname }) => built.exec(pathname) ?? []));
  const cache = await caches.open(name);
  const known = await cache.keys();
  const stale = builds.size ? known.filter(({ url }) => built.test(new URL(url).pathname) && !builds.has(built.exec(new URL(url).pathname)[0])) : [];
  await Promise.all(stale.map((request) => cache.delete(request)));
  const missing = wanted.filter(({ href }) => !known.some(({ url }) => url === href));
  await Promise.all(missing.map(({ href }) => cache.add(href).catch(() => undefined)));
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', (event) => event.waitUntil(keepAll(event.data)));
addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || !isKept(address)) return;
  event.respondWith(built.test(address.pathname) ? fromHere(request) : fresh(request));
});
