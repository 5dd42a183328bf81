const told = new Set<string>();
/** Elements that cannot do without a clinic, where none is said. */
const clinicless = ':is(vet-booking, vet-triage-form, vet-consult-room):not([clinic])';

/**
 * Says on the console what to do when the server answers, but not to this page: browsers say only that the line is broken. Nothing where the page is the
 * server's own, or the server is really away.
 */
export async function sayIfNotLetIn({ server, slug }: { readonly server: URL; readonly slug: string }, { origin } = location, fetch = globalThis.fetch): Promise<void> {
  const key = `${server.href} ${slug}`;
  if (server.origin === origin || told.has(key)) return;
  const say = (what: string) => {
    told.add(key);
    console.error(`VetKit: ${what}`);
  };
  const without = slug ? undefined : [...document.querySelectorAll(clinicless)].find((element) => !element.closest('vet-clinic'));
  if (without) return say(`<${without.localName}> does not say which clinic it is for: clinic="its-name-in-addresses".`);
  if (!slug) return;
  const answers = (path: string) => fetch(new URL(path, server), { credentials: 'omit' }).then(({ ok }) => ok, () => false);
  if (!(await answers('vet.js')) || (await answers(`api/v1/clinics/${encodeURIComponent(slug)}`))) return;
  say(`${server.origin} does not answer pages of ${origin} about the clinic "${slug}". Is that its name in addresses? If it is, let these pages in, on the server: npm run operator -- clinic origin ${slug} ${origin}`);
}
