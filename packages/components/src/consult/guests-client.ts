import { GuestList, Invited, type InviteRequest } from '@vetkit/signal-server/consult/guests.contract';
import type { Clinic } from '../clinic/clinic.ts';

/** Who comes into one visit's call by a link, for staff. Everything rejects with a `Problem`. */
export interface GuestsClient {
  list(signal?: AbortSignal): Promise<GuestList>;
  /** Refused with `guests-full`. The secret of the answer is told once. */
  invite(request: InviteRequest): Promise<Invited>;
  remove(guest: string): Promise<void>;
}

export function guestsClient({ http }: Pick<Clinic, 'http'>, reference: string): GuestsClient {
  const of = { params: { reference }, reference, as: 'staff' } as const;
  const all = '/clinics/{clinic}/consults/{reference}/guests';
  return {
    list: (signal) => http.request('GET', all, { ...of, answer: GuestList, signal }),
    invite: (body) => http.request('POST', all, { ...of, answer: Invited, body }),
    remove: (guest) => http.request('DELETE', `${all}/{guest}`, { ...of, params: { reference, guest } }),
  };
}
