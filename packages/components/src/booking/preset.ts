import type { Appointment } from '@vetkit/signal-server/booking/contract';
import type { ClinicController } from '../clinic/clinic-controller.ts';
import type { ClinicInfo } from '../clinic/clinic.ts';
import { bookingTexts } from '../locales/booking.ts';
import { bookingClient } from './client.ts';
import { noVisit, type Act } from './draft.ts';
import { settled } from './visit.ts';

type Preset = Extract<Act, { type: 'preset' }>;

/** A booking that begins with what a visit before said: which pet, where, how to meet. After the danger signs come the free times at once, where the clinic offers that kind. Pure. */
export function presetAfter(before: Appointment, info: ClinicInfo, { type, known, reason }: { readonly type: string; readonly known: boolean; readonly reason: string }): Preset {
  const { pet, place, modality, owner } = before;
  const visit = settled({ reason, type, modality, country: place?.country ?? '', region: place?.region ?? '', asksToday: false }, info);
  const offered = visit.type === type && pet !== null;
  return {
    type: 'preset',
    preset: {
      ready: offered,
      visit,
      ...(pet ? { pet: { name: pet.name, species: pet.species, breed: pet.breed ?? '', age: pet.age ?? '' }, knownPet: known ? pet.id : '' } : {}),
      contact: { name: owner?.name ?? '', email: '', phone: '' },
    },
  };
}

/** A booking that begins with a kind of visit and a way to meet; danger signs are asked first. */
export const presetKind = (type: string, how: string): Preset => {
  const modality = how === 'video' || how === 'phone' || how === 'in-person' || how === 'messages' ? how : '';
  return { type: 'preset', preset: { visit: { ...noVisit, type, modality } } };
};

/** What a page says of the booking to begin with: the kind of visit, how, and the visit that it follows. */
export async function presetOf({ type, how, follows }: { readonly type: string; readonly how: string; readonly follows: string }, at: ClinicController): Promise<Preset> {
  const { clinic } = at;
  const kept = follows ? clinic.session.find({ reference: follows, as: 'owner' }) : undefined;
  const asForAnybody = presetKind(type || 'recheck', how);
  if (!kept) return asForAnybody;
  try {
    const [before, info] = await Promise.all([bookingClient(clinic.http).appointment(follows), clinic.info()]);
    const reason = at.texts(bookingTexts).recheckReason({ reference: follows });
    return presetAfter(before, info, { type: type || 'recheck', known: kept.kind === 'owner', reason });
  } catch {
    // It cannot be seen any more: it is asked for as for anybody.
    return asForAnybody;
  }
}
