import type { Appointment } from '@vetkit/signal-server/booking/contract';
import type { ConsultBar } from '@vetkit/signal-server/consult/bar.contract';
import type { Participant, Room } from '@vetkit/signal-server/consult/contract';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import type { PeerReport } from '../media/tally.ts';

export const ito = { id: '00000000-0000-4000-8000-000000000001', name: 'Dr. Hana Ito' } as const;
export const kim = { id: '00000000-0000-4000-8000-000000000003', name: 'Kim Rivera' } as const;
export const sam = { id: '00000000-0000-4000-8000-000000000002', name: 'Sam Rivera' } as const;

/** Miso's visit for stories; a story says only what it is about. */
export const visitOf = (about: Partial<Appointment> = {}): Appointment => ({
  reference: 'VK-7Q3M-2F',
  status: 'confirmed',
  start: new Date(Date.now() + 6 * 60_000).toISOString(),
  end: new Date(Date.now() + 36 * 60_000).toISOString(),
  modality: 'video',
  type: { code: 'sick', name: 'Something is wrong', durationMin: 30, preparation: ['Have Miso in the same room.'] },
  practitioner: { ...ito, role: 'vet', licence: 'Ontario 18204 (demo)', photo: null },
  pet: { id: sam.id, name: 'Miso', species: 'cat' },
  owner: { name: sam.name },
  reason: 'Scratches his left ear.',
  place: { country: 'CA' },
  closedReason: null,
  clinic: { slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', phone: '+1 416 555 0144' },
  policyVersion: '2026-11', freeUntil: null, changes: 0,
  ...about,
});

/** Somebody who is in the waiting room. */
export const here = (who: 'sam' | 'ito', about: Partial<Participant> = {}): Participant => ({
  person: who === 'sam' ? sam.id : ito.id,
  name: who === 'sam' ? sam.name : ito.name,
  role: who === 'sam' ? 'owner' : 'vet',
  stage: 'arrived',
  peers: [],
  at: '2030-03-12T19:34:00.000Z',
  ...about,
});

/** The room as Sam sees it. */
export const roomOf = (about: Partial<Room> = {}): Room => ({
  appointment: visitOf(),
  state: 'waiting',
  messaging: 'open',
  startedAt: null,
  endedAt: null,
  participants: [here('sam')],
  me: { person: sam.id, role: 'owner', name: sam.name },
  ...about,
});

/** The same, as Dr. Ito sees it. */
export const asIto = (about: Partial<Room> = {}): Room => roomOf({ me: { person: ito.id, role: 'vet', name: ito.name }, ...about });

/** The same, as an interpreter sees it. */
export const asKim = (about: Partial<Room> = {}): Room => roomOf({ me: { person: kim.id, role: 'guest', name: kim.name }, ...about });

/** A call of so many good seconds in both directions; a story says only what it is about. */
export function reportOf(seconds: number, about: Partial<PeerReport> = {}): PeerReport {
  const lasted = { seconds, unbroken: seconds };
  return {
    seconds, together: { heard: lasted, seen: lasted, twoWayAudio: lasted, twoWay: lasted }, words: { good: seconds, fair: 0, poor: 0 },
    levels: { full: seconds, small: 0, audio: 0, phone: 0 }, course: { secondsEach: 5, stretches: Array.from({ length: Math.min(60, Math.ceil(seconds / 5)) }, () => 'good' as const) },
    freezes: 0, roundTripMs: 40, worstLoss: 0, routes: ['host'], restarts: 0, recalls: 0, ...about,
  };
}

/** The bar of Miso's visit as Dr. Ito has it in the first minute; a story says only what it is about. */
export const barFor = (about: Partial<ConsultBar> = {}): ConsultBar => ({
  reference: 'VK-7Q3M-2F',
  now: new Date().toISOString(),
  charge: { why: 'charge-too-early' },
  messaging: 'open',
  claim: { state: 'claimed', by: ito.name, mine: true, why: null },
  cancel: { why: null },
  help: { why: null, countsUntil: new Date(Date.now() + 252_000).toISOString(), request: null },
  noShow: { why: 'help-first', from: new Date(Date.now() + 252_000).toISOString() },
  wrapUp: null,
  ...about,
});

/** Somebody of Maple Street has signed in on this page. */
export const asStaff = (fetch: typeof globalThis.fetch, role: 'vet' | 'front-desk'): void =>
  clinicAt({ server: serverAddress(), slug: 'maple-street', fetch }).session.keep({
    kind: 'staff', token: 'a-staff-token', expiresAt: '2099-01-01T00:00:00.000Z', person: { ...ito, role }, reference: null,
  });
