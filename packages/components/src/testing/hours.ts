import { CalendarSheet, ClinicTypes, ExceptionAdded, FeedMade, Hours, NewException, PauseRequest, SaveTypes } from '@vetkit/signal-server/calendar/hours.contract';
import { NewImport, type ImportedCalendar } from '@vetkit/signal-server/calendar/links.contract';
import { Clinic } from '@vetkit/signal-server/clinics/contract';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from './fake-server.ts';
import { mapleStreetCard } from './maple-street.ts';

const [ito] = mapleStreetCard.practitioners;
export const itoId = ito!.id;

/** Dr. Ito's calendar at a clinic in memory, and what a story may turn on it. */
export function hoursClinic() {
  let sheet: CalendarSheet = {
    practitioner: { id: itoId, name: 'Dr. Hana Ito', role: 'vet' },
    zone: 'America/Toronto', revision: 3, pausedUntil: null, exceptions: [], outside: [], clockChange: '2030-03-10', imported: null, feed: null, holidays: [], clinic: { minNoticeMin: 15, horizonDays: 365, dailyCap: null },
    hours: {
      weekly: { mon: [['09:00', '12:00'], ['13:30', '18:00']], tue: [['09:00', '12:00'], ['13:30', '18:00']], thu: [['12:00', '20:00']], fri: [['09:00', '14:00']], sat: [['10:00', '13:00']] },
      stepMin: 15, bufferMin: 5, minNoticeMin: 30, horizonDays: 60, dailyCap: null,
    },
  };
  let types: ClinicTypes = { revision: 1, currency: 'CAD', types: mapleStreetCard.types };
  let next = 0;
  const revisionOf = (headers: Headers) => Number(/\d+/.exec(headers.get('if-match') ?? '')?.[0]);
  const server = fakeServer({
    'GET /clinics/{clinic}': route({ answer: Clinic, handle: () => mapleStreetCard }),
    'GET /clinics/{clinic}/availability': route({ answer: CalendarSheet, handle: () => sheet }),
    'PUT /clinics/{clinic}/availability': route({
      body: Hours, answer: CalendarSheet,
      handle({ body, headers }) {
        if (revisionOf(headers) !== sheet.revision) refuse(412, 'revision-stale', { current: sheet });
        return (sheet = { ...sheet, hours: body, revision: sheet.revision + 1 });
      },
    }),
    'POST /clinics/{clinic}/availability/exceptions': route({
      body: NewException, answer: ExceptionAdded, status: 201,
      handle({ body }) {
        const { from, to = from, kind, cause, note = null } = body;
        const exception = { id: `00000000-0000-4000-8000-0000000001${String((next += 1)).padStart(2, '0')}`, from, to, kind, cause, note, windows: body.kind === 'closed' ? [] : body.windows };
        sheet = { ...sheet, exceptions: [...sheet.exceptions, exception].sort((a, b) => a.from.localeCompare(b.from)) };
        return { exceptions: [{ ...exception, practitioner: itoId }], toMove: sheet.outside };
      },
    }),
    'DELETE /clinics/{clinic}/availability/exceptions/{exception}': route({
      handle({ params }) {
        sheet = { ...sheet, exceptions: sheet.exceptions.filter(({ id }) => id !== params['exception']) };
        return null;
      },
    }),
    'POST /clinics/{clinic}/availability/pause': route({ body: PauseRequest, answer: CalendarSheet, handle: () => (sheet = { ...sheet, pausedUntil: '2099-01-01T17:00:00.000Z' }) }),
    'DELETE /clinics/{clinic}/availability/pause': route({ answer: CalendarSheet, handle: () => (sheet = { ...sheet, pausedUntil: null }) }),
    'PUT /clinics/{clinic}/availability/import': route({
      body: NewImport, answer: CalendarSheet,
      handle({ body: { address } }) {
        if (!/^(https|webcal):/.test(address)) refuse(422, 'address-bad');
        return (sheet = { ...sheet, imported: { host: new URL(address).hostname, state: 'waiting', failure: null, checkedAt: null, goodAt: null, ahead: 0 } });
      },
    }),
    'POST /clinics/{clinic}/availability/import/check': route({ answer: CalendarSheet, status: 202, handle: () => (sheet = { ...sheet, imported: sheet.imported && { ...sheet.imported, state: 'waiting' } }) }),
    'DELETE /clinics/{clinic}/availability/import': route({ answer: CalendarSheet, handle: () => (sheet = { ...sheet, imported: null }) }),
    'POST /clinics/{clinic}/availability/feed': route({
      answer: FeedMade, status: 201,
      handle() {
        sheet = { ...sheet, feed: { madeAt: '2030-01-07T15:00:00.000Z', readAt: null } };
        return { address: `https://vetkit.example/api/v1/clinics/maple-street/feeds/secret-${(next += 1)}.ics`, sheet };
      },
    }),
    'DELETE /clinics/{clinic}/availability/feed': route({ answer: CalendarSheet, handle: () => (sheet = { ...sheet, feed: null }) }),
    'GET /clinics/{clinic}/appointment-types': route({ answer: ClinicTypes, handle: () => types }),
    'PUT /clinics/{clinic}/appointment-types': route({
      body: SaveTypes, answer: ClinicTypes,
      handle({ body, headers }) {
        if (revisionOf(headers) !== types.revision) refuse(412, 'revision-stale', { current: types });
        return (types = { ...types, revision: types.revision + 1, types: body.types.map((type) => ({ ...type, code: type.code ?? 'new-one', asksToday: type.asksToday ?? false })) });
      },
    }),
    'GET /clinics/{clinic}/live': route({ handle: () => new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } }) }),
  });
  return {
    server,
    fetch: server.fetch,
    sheet: () => sheet,
    types: () => types,
    /** Somebody else saves. */
    elsewhere: (change: Partial<Hours>) => (sheet = { ...sheet, revision: sheet.revision + 1, hours: { ...sheet.hours, ...change } }),
    elsewhereTypes: (change: (list: ClinicTypes['types']) => ClinicTypes['types']) => (types = { ...types, revision: types.revision + 1, types: change(types.types) }),
    imported: (change: Partial<ImportedCalendar>) =>
      (sheet = { ...sheet, imported: { host: 'calendar.example', state: 'good', failure: null, checkedAt: '2030-01-07T15:00:00.000Z', goodAt: '2030-01-07T15:00:00.000Z', ahead: 12, ...change } }),
    visitOutside: () =>
      (sheet = { ...sheet, outside: [{ reference: 'VK-7Q3M-2F', practitioner: itoId, status: 'confirmed', start: '2099-01-05T15:00:00.000Z', end: '2099-01-05T15:30:00.000Z', modality: 'video', type: 'Something is wrong', pet: 'Miso' }] }),
    signIn(role: 'vet' | 'manager' = 'vet') {
      clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch }).session.keep({
        kind: 'staff', token: `token-of-${role}`, expiresAt: '2099-01-01T00:00:00.000Z', reference: null,
        person: role === 'vet' ? { id: itoId, name: 'Dr. Hana Ito', role } : { id: '00000000-0000-4000-8000-0000000000ff', name: 'Jo Marsh', role },
      });
    },
  };
}
