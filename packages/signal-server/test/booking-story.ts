import * as v from 'valibot';
import { Booked, Hold } from '../src/booking/contract.ts';
import { FreeSlots } from '../src/calendar/contract.ts';
import { agreed } from './agreed.ts';
import type { TestClinic } from './clinic.ts';

/** Free times of the coming day, as an owner in Toronto sees them. */
export async function freeTimes({ client, time }: TestClinic, practitioner?: string) {
  const day = new Date(time.now.getTime() + 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({ type: 'sick', modality: 'video', from: day, to: day, zone: 'America/Toronto', ...(practitioner ? { practitioner } : {}) });
  return v.parse(FreeSlots, await (await client().get(`/slots?${query}`)).json()).slots;
}

/** What Sam Rivera says when booking for Miso; a story changes only what it is about. */
export const misosVisit = {
  pet: { name: 'Miso', species: 'cat', age: '4y' },
  reason: 'He has been scratching his left ear since Tuesday. He eats and plays as usual.',
  place: { country: 'CA', region: 'Ontario' },
  owner: { name: 'Sam Rivera', email: 'sam.rivera@mail.example', phone: '+1 416 555 0162' },
  consent: { telehealth: true, privacy: true, agreement: agreed },
} as const;

/** Books Miso's visit for tomorrow with Dr. Ito (or at a time with somebody), as a page does: hold, then book. */
export async function bookMiso(clinic: TestClinic, change: { owner?: { name: string; email: string }; at?: number; start?: string; practitioner?: string } = {}) {
  const practitioner = change.practitioner ?? clinic.people.staff.ito;
  const slots = await freeTimes(clinic, practitioner);
  const slot = change.start ? slots.find(({ start }) => start === change.start) : slots[change.at ?? 0];
  if (!slot) throw new Error('no free time');
  const held = v.parse(Hold, await (await clinic.client().post('/holds', { type: 'sick', modality: 'video', start: slot.start, practitioner: slot.practitioner })).json());
  const answer = await clinic.client(held.token).post('/appointments', { ...misosVisit, ...(change.owner ? { owner: change.owner } : {}) });
  const booked = v.parse(Booked, await answer.json());
  return { slot, held, booked, reference: booked.appointment.reference, owner: clinic.client(booked.token) };
}
