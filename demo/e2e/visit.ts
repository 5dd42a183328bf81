import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { aboutMiso, ask, book, freeSlots, staffToken } from '../prove/world.ts';
import type { Server } from './server.ts';

/** Somebody of the staff who has signed in, without the screens. */
export interface Staff {
  readonly server: Server;
  readonly token: string;
  readonly person: { readonly id: string };
}

/** A visit of Miso's that was booked without the screens: the stories of booking and of the desk go through those. */
export interface Visit {
  readonly server: Server;
  readonly reference: string;
  readonly token: string;
}

const forever = '2099-01-01T00:00:00.000Z';
const sam = 'sam.rivera@mail.example';

export async function staff(server: Server, email = 'dr.ito@maple-street.example'): Promise<Staff> {
  const token = await staffToken(server, email);
  return { server, token, person: (await ask(server, 'GET', '/session', undefined, token)).body['person'] as { id: string } };
}

/** Changes some of what the manager sets as a whole. */
export async function sets({ server, token }: Staff, sheet: 'payment-settings' | 'policy-settings', change: object): Promise<void> {
  const { revision, mode: _mode, ...now } = (await ask(server, 'GET', `/${sheet}`, undefined, token)).body;
  const { status, body } = await ask(server, 'PUT', `/${sheet}`, { ...now, ...change }, token, { 'if-match': `"${revision as number}"` });
  if (status !== 200) throw new Error(`${sheet} answered ${status} ${String(body['code'])}`);
}

/** Books a free time of this vet's and confirms it: of the day after tomorrow, or the next there is. */
export async function confirmedVisit({ server, token, person }: Staff, when: 'next' | 'later' = 'later', owner = sam): Promise<Visit> {
  const slots = await (when === 'next' ? freeSlots(server, 0, 1) : freeSlots(server));
  const slot = slots.find(({ practitioner }) => practitioner === person.id);
  if (!slot) throw new Error('no free time');
  const visit = await book(server, slot, owner);
  await ask(server, 'POST', `/appointments/${visit.reference}/confirm`, {}, token);
  return { server, ...visit };
}

/** Asks for a live call, which waits for somebody to claim it. */
export async function liveCall(server: Server): Promise<Visit> {
  const { status, body } = await ask(server, 'POST', '/live-calls', { id: randomUUID(), type: 'sick', ...aboutMiso(sam), reason: 'She vomited three times since this morning and does not eat.' });
  if (status !== 201) throw new Error(`a live call answered ${status} ${String(body['code'])}`);
  return { server, reference: (body['appointment'] as { reference: string }).reference, token: body['token'] as string };
}

/** Puts somebody's session where the pages of the server look for it. */
async function keeps(page: Page, server: Server, place: 'localStorage' | 'sessionStorage', session: object): Promise<void> {
  await page.goto(`${server.url}/healthz`);
  await page.evaluate(([place, key, kept]) => window[place].setItem(key, kept), [place, `vetkit ${server.url}/ maple-street`, JSON.stringify([{ expiresAt: forever, ...session }])] as const);
}

/** The owner on the visit's hosted page, as if booked in this tab. */
export async function opensAsOwner(page: Page, { server, token, reference }: Visit): Promise<void> {
  await keeps(page, server, 'sessionStorage', { kind: 'appointment', token, person: null, reference });
  await page.goto(`${server.url}/consult/${reference}#c=maple-street`);
}

/** Somebody of the staff on a page of the desk, as if signed in with this browser. */
export async function opensAsStaff(page: Page, { server, token, person }: Staff, path: string): Promise<void> {
  await keeps(page, server, 'localStorage', { kind: 'staff', token, person, reference: null });
  await page.goto(`${server.url}${path}`);
}

export const deskPageOf = ({ reference }: Visit): string => `/desk/visit/${reference}`;
