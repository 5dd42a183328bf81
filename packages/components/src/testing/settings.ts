import { Clinic } from '@vetkit/signal-server/clinics/contract';
import { BookingRules, HolidaySheet, HolidaysSaved, SaveHolidays, SaveRules } from '@vetkit/signal-server/calendar/settings.contract';
import { clinicAt } from '../clinic/clinic.ts';
import { serverAddress } from '../clinic/server-address.ts';
import { fakeServer, refuse, route } from './fake-server.ts';
import { itoId } from './hours.ts';
import { mapleStreetCard } from './maple-street.ts';

const day = (code: string, name: string, date: string, regions: string[] = []) => ({ code, name, everywhere: !regions.length, regions: regions.length ? regions : ['ON', 'QC'], dates: [date] });

/** What a manager sets for a clinic in memory, and what a story may turn on it. */
export function settingsClinic() {
  let rules: BookingRules = { revision: 1, minNoticeMin: 15, horizonDays: 365, dailyCap: null, anyOrder: 'balance', freeUntilMin: 60, escalateBeforeMin: 10, escalateAfterMin: 30, reassign: false, liveCalls: false, mailOnDuty: true, unclaimedAfterMin: 5 };
  let holidays: HolidaySheet = {
    revision: 1, country: 'CA', region: null, closed: [], regions: [{ code: 'ON', name: 'Ontario' }, { code: 'QC', name: 'Quebec' }],
    days: [day('new-year', 'New Year’s Day', '2099-01-01'), day('family-day', 'Family Day', '2099-02-16', ['ON']), day('fete-nationale', 'Fête nationale du Québec', '2099-06-24', ['QC']), day('canada-day', 'Canada Day', '2099-07-01')],
    source: { address: 'https://www.canada.ca/', written: '2026-11' },
  };
  let visits: HolidaysSaved['toMove'] = [];
  let onSave: (() => void) | undefined;
  const revisionOf = (headers: Headers) => Number(/\d+/.exec(headers.get('if-match') ?? '')?.[0]);
  const server = fakeServer({
    'GET /clinics/{clinic}': route({ answer: Clinic, handle: () => mapleStreetCard }),
    'GET /clinics/{clinic}/booking-settings': route({ answer: BookingRules, handle: () => rules }),
    'PUT /clinics/{clinic}/booking-settings': route({
      body: SaveRules, answer: BookingRules,
      handle({ body, headers }) {
        const before = onSave;
        onSave = undefined;
        before?.();
        if (revisionOf(headers) !== rules.revision) refuse(412, 'revision-stale', { current: rules });
        return (rules = { ...body, revision: rules.revision + 1 });
      },
    }),
    'GET /clinics/{clinic}/holidays': route({ answer: HolidaySheet, handle: () => holidays }),
    'PUT /clinics/{clinic}/holidays': route({
      body: SaveHolidays, answer: HolidaysSaved,
      handle({ body, headers }) {
        if (revisionOf(headers) !== holidays.revision) refuse(412, 'revision-stale', { current: holidays });
        return { sheet: (holidays = { ...holidays, ...body, revision: holidays.revision + 1 }), toMove: visits };
      },
    }),
  });
  return {
    server,
    fetch: server.fetch,
    rules: () => rules,
    holidays: () => holidays,
    /** Somebody else saves. */
    elsewhere: (change: Partial<BookingRules>) => (rules = { ...rules, ...change, revision: rules.revision + 1 }),
    elsewhereClosed: (closed: string[]) => (holidays = { ...holidays, closed, revision: holidays.revision + 1 }),
    countryWithout: () => (holidays = { ...holidays, country: 'JP', regions: [], days: [], source: null }),
    /** What happens to the next save of rules before it is looked at: it is refused, or its line breaks. */
    nextSave: (happens: () => void) => (onSave = happens),
    visitInTheWay: () => (visits = [{ reference: 'VK-7Q3M-2F', practitioner: itoId, status: 'confirmed', start: '2099-07-01T15:00:00.000Z', end: '2099-07-01T15:30:00.000Z', modality: 'video', type: 'Something is wrong', pet: 'Miso' }]),
    signIn(role: 'vet' | 'manager' = 'manager') {
      clinicAt({ server: serverAddress(''), slug: 'maple-street', fetch: server.fetch }).session.keep({
        kind: 'staff', token: `token-of-${role}`, expiresAt: '2099-01-01T00:00:00.000Z', reference: null,
        person: role === 'vet' ? { id: itoId, name: 'Dr. Hana Ito', role } : { id: '00000000-0000-4000-8000-0000000000ff', name: 'Jo Marsh', role },
      });
    },
  };
}
