const told = new Set<string>();

/**
 * Says on the console what to do when the server answers, but not to this page: browsers say only that the line is broken. Nothing where the page is the
 * server's own, or the server is really away.
 */
export async function sayIfNotLetIn({ server, slug }: { readonly server: URL; readonly slug: string }, { origin } = location, fetch = globalThis.fetch): Promise<void> {
  const key = `${server.href} ${slug}`;
  if (server.origin === origin || told.has(key)) return;
  const isThere = await fetch(new URL('vet.js', server), { credentials: 'omit' }).then(({ ok }) => ok, () => false);
  const isLetIn = isThere && (await fetch(new URL(`api/v1/clinics/${encodeURIComponent(slug)}`, server), { credentials: 'omit' }).then(({ ok }) => ok, () => false));
  if (!isThere || isLetIn) return;
  told.add(key);
  const hint = slug
    ? `Is "${slug}" the clinic's name in addresses? If it is, let these pages in, on the server: npm run operator -- clinic origin ${slug} ${origin}`
    : 'Say which clinic: clinic="its-name-in-addresses".';
  console.error(`VetKit: ${server.origin} does not answer pages of ${origin} about the clinic "${slug}". ${hint}`);
}
