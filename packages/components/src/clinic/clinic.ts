import type { Clinic as ClinicInfo } from '@vetkit/signal-server/clinics/contract';
import { createHttp, type Http } from './http.ts';
import type { Live } from './live.ts';
import { liveOnceWanted } from './live-once-wanted.ts';
import { notLoaded, Problem } from './problem.ts';
import { openSession, type Session } from './session.ts';

export type { ClinicInfo };

/** One clinic as the browser reaches it. Shared by all elements of the page that name the same clinic. */
export interface Clinic {
  readonly server: URL;
  /** The clinic's name in addresses; empty while staff have not said which one. */
  readonly slug: string;
  readonly http: Http;
  readonly session: Session;
  readonly live: Live;
  /** What is public about the clinic: name, zone, currency, types, practitioners, hospitals. Asked once; asked again after a failure. */
  info(): Promise<ClinicInfo>;
  /** Another clinic of the same server. */
  sibling(slug: string): Clinic;
}

/** Where a clinic is, and how to get there. */
export interface ClinicAddress {
  /** Ends in `/`. */
  readonly server: URL;
  readonly slug: string;
  /** Instead of the browser's own: for tests and for portals that add something to each request. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const known = new Map<string, Clinic>();
const withFetch = new WeakMap<typeof globalThis.fetch, Map<string, Clinic>>();

/** The clinic at an address: the same object each time. */
export function clinicAt({ server, slug, fetch }: ClinicAddress): Clinic {
  const among = fetch ? (withFetch.get(fetch) ?? new Map<string, Clinic>()) : known;
  if (fetch) withFetch.set(fetch, among);
  const key = `${server.href} ${slug}`;
  const clinic = among.get(key) ?? openClinic({ server, slug, fetch });
  among.set(key, clinic);
  return clinic;
}

function openClinic({ server, slug, fetch }: ClinicAddress): Clinic {
  const own = fetch ? { fetch } : {};
  const session = openSession(server, slug);
  const http = createHttp({
    server, clinic: slug, ...own,
    token: (asking) => session.find(asking)?.token,
    onSignedOut: (token) => session.forget(token),
  });
  let info: Promise<ClinicInfo> | undefined;
  // The contract comes with the question: no first screen waits for it.
  const ask = async () => {
    // None is said, or an element is just being taken from the page.
    if (!slug) throw new Problem({ code: 'not-found', status: 404, title: 'No clinic is said' });
    const { Clinic } = await import('@vetkit/signal-server/clinics/contract').catch(notLoaded);
    return http.request('GET', '/clinics/{clinic}', { answer: Clinic });
  };
  return {
    server, slug, session, http,
    sibling: (other) => clinicAt({ server, slug: other, fetch }),
    live: liveOnceWanted({ http, session, ...own }),
    info: () => (info ??= ask().catch((problem: unknown) => {
      info = undefined;
      // For whoever is just putting the element on a page; people read the element's own words.
      if (!fetch) void import('./let-in.ts').then(({ sayIfNotLetIn }) => sayIfNotLetIn({ server, slug }), () => {});
      throw problem;
    })),
  };
}
