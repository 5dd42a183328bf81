import { Appointment, Booked, BookRequest, CancelRequest, Hold, HoldRequest, RescheduleRequest } from '@vetkit/signal-server/booking/contract';
import { FreeSlots, SlotQuery, type Slot } from '@vetkit/signal-server/calendar/contract';
import { LiveCallOffer, Wait } from '@vetkit/signal-server/booking/on-demand.contract';
import { OnBehalfRequest } from '@vetkit/signal-server/booking/on-behalf.contract';
import { LiveCallRequest } from '@vetkit/signal-server/booking/live-call.contract';
import { Clinic } from '@vetkit/signal-server/clinics/contract';
import { ConsentText } from '@vetkit/signal-server/consent/contract';
import { AskCode, CodeAsked, SignedIn, SignIn } from '@vetkit/signal-server/identity/contract';
import { MyPets } from '@vetkit/signal-server/people/contract';
import type { LiveEvent } from '@vetkit/signal-server/shared/live.contract';
import * as v from 'valibot';
import { fakeServer, refuse, route } from './fake-server.ts';

const ito = { id: '00000000-0000-4000-8000-000000000001', name: 'Dr. Hana Ito', role: 'vet', licence: 'ON 18204', photo: null } as const;
const park = { id: '00000000-0000-4000-8000-000000000002', name: 'Dr. Jun Park', role: 'vet', licence: 'ON 20117', photo: null } as const;

/** The demo clinic's public card. */
export const mapleStreetCard: Clinic = {
  slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', locale: 'en-CA', currency: 'CAD', country: 'CA',
  phone: '(416) 555-0144', address: '114 Maple Street, Toronto', demo: true,
  types: [
    { code: 'sick', name: 'Something is wrong', durationMin: 30, modalities: ['video', 'phone', 'in-person'], role: 'vet', priceMinor: 6200, preparation: ['A bright spot where your pet feels safe', 'Any medicine your pet takes now'], asksToday: true },
    { code: 'recheck', name: 'Check after a visit', durationMin: 15, modalities: ['video', 'phone'], role: 'vet', priceMinor: 3800, preparation: [], asksToday: false },
  ],
  practitioners: [ito, park],
  hospitals: [
    { name: 'Harbour Night Vets', phone: '(416) 555-0188', address: '9 Dock Road', hours: 'open from 6 pm to 8 am', minutes: 21 },
    { name: 'Lakeshore Animal Emergency', phone: '(416) 555-0199', address: '2210 Lake Shore Blvd', hours: 'open all night', minutes: 8 },
  ],
};

/** What owners agree to there. */
export const theText: ConsentText = { version: 'clinic-3', hash: '3c'.repeat(32), locale: 'en', text: 'The vet sees your pet from afar.\n\nNothing is recorded unless you allow it.' };

/** Free times of Dr. Ito at these instants, half an hour each. */
export const timesAt = (...starts: readonly string[]): Slot[] =>
  starts.map((start) => ({ start, end: new Date(Date.parse(start) + 1_800_000).toISOString(), practitioner: ito.id }));

/** So many days after today at noon UTC, and minutes after that: an instant that is always ahead. */
export const ahead = (days: number, minutes = 0): string => {
  const noon = new Date();
  noon.setUTCHours(12, 0, 0, 0);
  return new Date(noon.getTime() + days * 86_400_000 + minutes * 60_000).toISOString();
};

/** A server in memory on which visits can be booked, and what a story may turn on it. */
export function mapleStreet(world: { card?: Partial<Clinic>; slots?: Slot[]; holdMs?: number; pets?: MyPets; live?: LiveCallOffer; strict?: 'too-urgent' | 'emergency-now' } = {}) {
  let slots = world.slots ?? timesAt(ahead(1), ahead(1, 30), ahead(1, 420), ahead(2));
  let appointment: Appointment | undefined;
  let held: Hold | undefined;
  let lapsed = false;
  let askedType = 'sick';
  let askedModality: Appointment['modality'] = 'video';
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const card: Clinic = { ...mapleStreetCard, ...world.card };

  const petId = '00000000-0000-4000-8000-0000000000aa';
  const known = (id: string | undefined) => world.pets?.pets.find((pet) => pet.id === id) ?? refuse(422, 'pet-unknown');

  /** The visit of a held time. */
  const booked = (held: Hold, body: BookRequest): Appointment => {
    const type = card.types.find(({ code }) => code === askedType) ?? refuse(422, 'type-unknown');
    const { slug, name, zone, phone } = card;
    return {
      reference: held.reference, status: 'requested', start: held.start, end: held.end, modality: askedModality, practitioner: ito,
      type: { code: type.code, name: type.name, durationMin: type.durationMin, preparation: type.preparation },
      pet: body.pet ? { ...body.pet, id: petId } : known(body.knownPet), owner: { name: body.owner?.name ?? world.pets?.name ?? '' }, reason: body.reason, place: body.place,
      closedReason: null, clinic: { slug, name, zone, phone }, policyVersion: '2026-11', freeUntil: held.start, changes: 0,
    };
  };

  const server = fakeServer({
    'GET /clinics/{clinic}': route({ answer: Clinic, handle: () => card }),
    'GET /clinics/{clinic}/consent-text': route({ answer: ConsentText, handle: () => theText }),
    'GET /clinics/{clinic}/slots': route({
      answer: FreeSlots,
      handle({ query }) {
        const { from, to, zone, practitioner } = v.parse(SlotQuery, Object.fromEntries(query));
        const dateIn = (start: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(start));
        const inRange = (slot: Slot) => dateIn(slot.start) >= from && dateIn(slot.start) <= to;
        return { zone: card.zone, slots: slots.filter((slot) => inRange(slot) && (!practitioner || slot.practitioner === practitioner)) };
      },
    }),
    'POST /clinics/{clinic}/holds': route({
      body: HoldRequest, answer: Hold, status: 201,
      handle({ body }) {
        const slot = slots.find(({ start }) => start === body.start) ?? refuse(409, 'slot-taken', { slots });
        [askedType, askedModality] = [body.type, body.modality];
        slots = slots.filter((other) => other !== slot);
        held = { reference: 'VK-7Q3M-2F', start: slot.start, end: slot.end, practitioner: ito, heldUntil: new Date(Date.now() + (world.holdMs ?? 600_000)).toISOString(), token: 'draft-token-of-a-held-time' };
        return held;
      },
    }),
    'DELETE /clinics/{clinic}/holds/{reference}': route({
      status: 200,
      handle() {
        if (held) slots = [...slots, ...timesAt(held.start)].sort((a, b) => a.start.localeCompare(b.start));
        held = undefined;
        return null;
      },
    }),
    'POST /clinics/{clinic}/appointments': route({
      body: BookRequest, answer: Booked, status: 201,
      handle({ body, token }) {
        if (lapsed) return refuse(401, 'sign-in-needed');
        if (!held || token !== held.token) return refuse(410, 'hold-expired', { slots });
        if (world.strict) return refuse(409, world.strict, { urgency: 'urgent', slots: [] });
        appointment = booked(held, body);
        return { appointment, token: 'appointment-token', expiresAt: '2099-01-01T00:00:00.000Z' };
      },
    }),
    'POST /clinics/{clinic}/appointments/on-behalf': route({
      body: OnBehalfRequest, answer: Appointment, status: 201,
      handle: ({ body }) => (held && body.hold === held.token ? (appointment = booked(held, body)) : refuse(410, 'hold-expired', { slots })),
    }),
    'GET /clinics/{clinic}/live-calls': route({ answer: LiveCallOffer, handle: () => world.live ?? { standing: 'off', waiting: 0, minutes: null } }),
    'POST /clinics/{clinic}/live-calls': route({
      body: LiveCallRequest, answer: Booked, status: 201,
      handle({ body }) {
        const type = card.types.find(({ code }) => code === body.type) ?? refuse(422, 'type-unknown');
        const { slug, name, zone, phone } = card;
        const now = new Date().toISOString();
        appointment = {
          reference: 'VK-7Q3M-2F', status: 'unassigned', onDemand: true, start: now, end: now, modality: 'video', practitioner: null,
          type: { code: type.code, name: type.name, durationMin: type.durationMin, preparation: type.preparation },
          pet: body.pet ? { ...body.pet, id: petId } : known(body.knownPet), owner: { name: body.owner?.name ?? '' }, reason: body.reason, place: body.place,
          closedReason: null, clinic: { slug, name, zone, phone }, policyVersion: '2026-11', freeUntil: now, changes: 0,
        };
        return { appointment, token: 'appointment-token', expiresAt: '2099-01-01T00:00:00.000Z' };
      },
    }),
    'GET /clinics/{clinic}/appointments/{reference}/wait': route({ answer: Wait, handle: () => ({ place: 2, minutes: 15, onDuty: true, escalated: false }) }),
    'GET /clinics/{clinic}/appointments/{reference}': route({ answer: Appointment, handle: () => appointment ?? refuse(404, 'not-found') }),
    'POST /clinics/{clinic}/appointments/{reference}/reschedule': route({
      body: RescheduleRequest, answer: Appointment,
      handle({ body }) {
        if (!appointment) return refuse(404, 'not-found');
        const slot = slots.find(({ start }) => start === body.start) ?? refuse(409, 'slot-taken', { slots });
        slots = [...slots.filter((other) => other !== slot), ...timesAt(appointment.start)].sort((a, b) => a.start.localeCompare(b.start));
        return (appointment = { ...appointment, status: 'requested', start: slot.start, end: slot.end, freeUntil: slot.start, changes: appointment.changes + 1 });
      },
    }),
    'POST /clinics/{clinic}/appointments/{reference}/cancel': route({
      body: CancelRequest, answer: Appointment,
      handle: () => (appointment ? (appointment = { ...appointment, status: 'cancelled', freeUntil: null }) : refuse(404, 'not-found')),
    }),
    'GET /clinics/{clinic}/me/pets': route({ answer: MyPets, handle: ({ token }) => (token === 'owner-token' && world.pets ? world.pets : refuse(401, 'sign-in-needed')) }),
    'POST /sign-in/codes': route({ body: AskCode, answer: CodeAsked, status: 202, handle: () => ({ challenge: 'a-challenge-of-this-browser', expiresAt: '2099-01-01T00:00:00.000Z' }) }),
    'POST /sign-in': route({
      body: SignIn, answer: SignedIn,
      handle: ({ body }) => (body.code === '123456' ? { sessions: [{ clinic: { slug: card.slug, name: card.name }, person: { id: petId, name: 'Sam Rivera', role: 'owner' }, token: 'owner-token', expiresAt: '2099-01-01T00:00:00.000Z' }] } : refuse(422, 'code-wrong', { triesLeft: 4 })),
    }),
    'GET /clinics/{clinic}/appointments/{reference}/calendar': route({
      handle: () => new Response('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', { headers: { 'content-type': 'text/calendar' } }),
    }),
    'GET /clinics/{clinic}/live': route({
      handle: () => {
        let mine: ReadableStreamDefaultController<Uint8Array>;
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => void streams.add((mine = controller)),
          cancel: () => void streams.delete(mine),
        });
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
      },
    }),
  });

  return {
    server,
    fetch: server.fetch,
    /** Somebody else was faster. */
    takeAway: (start: string) => (slots = slots.filter((slot) => slot.start !== start)),
    /** The server has forgotten the held time, as when its ten minutes are over. */
    lapse(): void {
      held = undefined;
      lapsed = true;
    },
    /** The clinic decides, and the page hears it. */
    decide(status: Appointment['status']): void {
      if (appointment) appointment = { ...appointment, status };
      const event: LiveEvent = { id: 1, type: `appointment.${status}`, at: new Date().toISOString(), reference: appointment?.reference ?? null, data: {} };
      for (const stream of streams) stream.enqueue(new TextEncoder().encode(`id: 1\ndata: ${JSON.stringify(event)}\n\n`));
    },
    /** Is anybody listening? */
    listening: () => streams.size > 0,
    /** Requests made so far, as `METHOD /path` below the clinic. */
    asked: () => server.made.map(({ method, path }) => `${method} ${path.replace('/clinics/maple-street', '')}`),
  };
}
