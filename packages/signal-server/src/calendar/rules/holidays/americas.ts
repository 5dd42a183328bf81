import { easter, holiday, list, monday, on, type HolidayPack } from './pack.ts';

const written = '2026-11';

export const canada: HolidayPack = {
  country: 'CA', written, source: 'https://www.canada.ca/en/revenue-agency/services/tax/public-holidays.html',
  regions: {
    AB: 'Alberta', BC: 'British Columbia', MB: 'Manitoba', NB: 'New Brunswick', NL: 'Newfoundland and Labrador', NS: 'Nova Scotia', NT: 'Northwest Territories',
    NU: 'Nunavut', ON: 'Ontario', PE: 'Prince Edward Island', QC: 'Quebec', SK: 'Saskatchewan', YT: 'Yukon',
  },
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1)),
    holiday('family-day', 'Family Day', monday(3, 2), { only: list('AB BC NB ON SK') }),
    holiday('louis-riel-day', 'Louis Riel Day', monday(3, 2), { only: ['MB'] }),
    holiday('heritage-day', 'Heritage Day', monday(3, 2), { only: ['NS'] }),
    holiday('islander-day', 'Islander Day', monday(3, 2), { only: ['PE'] }),
    holiday('good-friday', 'Good Friday', easter(-2)),
    holiday('easter-monday', 'Easter Monday', easter(1), { only: ['QC'] }),
    holiday('victoria-day', 'Victoria Day', { weekday: 1, before: [5, 25] }, { not: list('NB NL NS PE QC') }),
    holiday('patriots-day', 'National Patriots’ Day', { weekday: 1, before: [5, 25] }, { only: ['QC'] }),
    holiday('indigenous-peoples-day', 'National Indigenous Peoples Day', on(6, 21), { only: list('NT YT') }),
    holiday('fete-nationale', 'Fête nationale du Québec', on(6, 24), { only: ['QC'], moved: 'sunday' }),
    holiday('canada-day', 'Canada Day', on(7, 1), { moved: 'sunday' }),
    holiday('civic-holiday', 'Civic Holiday', monday(1, 8), { only: list('AB BC MB NB NT NU ON SK') }),
    holiday('discovery-day', 'Discovery Day', monday(3, 8), { only: ['YT'] }),
    holiday('labour-day', 'Labour Day', monday(1, 9)),
    holiday('truth-and-reconciliation', 'National Day for Truth and Reconciliation', on(9, 30), { only: list('BC MB NT NU PE YT'), since: 2021 }),
    holiday('thanksgiving', 'Thanksgiving', monday(2, 10), { not: list('NB NL NS PE') }),
    holiday('remembrance-day', 'Remembrance Day', on(11, 11), { only: list('AB BC NB NL NT NU PE SK YT') }),
    holiday('christmas', 'Christmas Day', on(12, 25)),
    holiday('boxing-day', 'Boxing Day', on(12, 26), { only: ['ON'] }),
  ],
};

export const unitedStates: HolidayPack = {
  country: 'US', written, source: 'https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/', regions: {},
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1), { moved: 'nearest' }),
    holiday('martin-luther-king', 'Martin Luther King Jr. Day', monday(3, 1)),
    holiday('washington', 'Washington’s Birthday', monday(3, 2)),
    holiday('memorial-day', 'Memorial Day', monday(-1, 5)),
    holiday('juneteenth', 'Juneteenth', on(6, 19), { moved: 'nearest', since: 2021 }),
    holiday('independence-day', 'Independence Day', on(7, 4), { moved: 'nearest' }),
    holiday('labor-day', 'Labor Day', monday(1, 9)),
    holiday('columbus-day', 'Columbus Day', monday(2, 10)),
    holiday('veterans-day', 'Veterans Day', on(11, 11), { moved: 'nearest' }),
    holiday('thanksgiving', 'Thanksgiving Day', { nth: 4, weekday: 4, month: 11 }),
    holiday('christmas', 'Christmas Day', on(12, 25), { moved: 'nearest' }),
  ],
};

export const mexico: HolidayPack = {
  country: 'MX', written, source: 'https://www.gob.mx/profedet (Ley Federal del Trabajo, artículo 74)', regions: {},
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1)),
    holiday('constitution-day', 'Constitution Day', monday(1, 2)),
    holiday('benito-juarez', 'Benito Juárez’s Birthday', monday(3, 3)),
    holiday('labour-day', 'Labour Day', on(5, 1)),
    holiday('independence-day', 'Independence Day', on(9, 16)),
    holiday('change-of-government', 'Change of Government', { dates: ['2030-10-01', '2036-10-01', '2042-10-01'] }),
    holiday('revolution-day', 'Revolution Day', monday(3, 11)),
    holiday('christmas', 'Christmas Day', on(12, 25)),
  ],
};
