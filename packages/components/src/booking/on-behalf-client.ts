import { Appointment, Hold, type HoldRequest } from '@vetkit/signal-server/booking/contract';
import type { OnBehalfRequest } from '@vetkit/signal-server/booking/on-behalf.contract';
import type { Http } from '../clinic/http.ts';

/** Takes a free time for an owner on the phone. */
export const holdOnBehalf = (http: Http, body: HoldRequest): Promise<Hold> => http.request('POST', '/clinics/{clinic}/holds', { body, answer: Hold, as: 'staff' });

/** Books the held time for them. */
export const bookOnBehalf = (http: Http, body: OnBehalfRequest): Promise<Appointment> => http.request('POST', '/clinics/{clinic}/appointments/on-behalf', { body, answer: Appointment, as: 'staff' });
