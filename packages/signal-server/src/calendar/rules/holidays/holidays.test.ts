import { expect, test } from 'vitest';
import { closedDates, holidayDates, holidayPack } from './holidays.ts';
import { easter } from './dates.ts';

const year = (country: string, region: string | null, of: number) => holidayDates({ country, region }, `${of}-01-01`, `${of}-12-31`).map(({ date }) => date.slice(5));
const when = (country: string, region: string | null, of: number, code: string) => holidayDates({ country, region }, `${of}-01-01`, `${of}-12-31`).filter((each) => each.code === code).map(({ date }) => date.slice(5));

test.each([[2024, '2024-03-31'], [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2028, '2028-04-16'], [2030, '2030-04-21'], [2038, '2038-04-25'], [2285, '2285-03-22']])('Easter of %i', (of, date) => {
  expect(new Date(easter(of)).toISOString().slice(0, 10)).toBe(date);
});

// As the governments published them.
test.each<[string, string | null, number, string]>([
  ['US', null, 2026, '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25'],
  ['US', null, 2027, '01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31'],
  ['CA', 'ON', 2026, '01-01 02-16 04-03 05-18 07-01 08-03 09-07 10-12 12-25 12-26'],
  ['CA', 'QC', 2026, '01-01 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-25'],
  ['CA', 'BC', 2029, '01-01 02-19 03-30 05-21 07-01 07-02 08-06 09-03 09-30 10-08 11-11 12-25'],
  ['GB', 'ENG', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28'],
  ['GB', 'ENG', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28'],
  ['GB', 'SCT', 2022, '01-01 01-02 01-03 01-04 04-15 05-02 05-30 08-01 11-30 12-25 12-26 12-27'],
  ['GB', 'NIR', 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-12 07-13 08-31 12-25 12-26 12-28'],
  ['IE', null, 2026, '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26'],
  ['NZ', null, 2026, '01-01 01-02 02-06 04-03 04-06 04-25 04-27 06-01 07-10 10-26 12-25 12-26 12-28'],
  ['AU', 'NSW', 2026, '01-01 01-26 04-03 04-04 04-05 04-06 04-25 04-27 06-08 10-05 12-25 12-26 12-28'],
  ['AU', 'VIC', 2026, '01-01 01-26 03-09 04-03 04-04 04-05 04-06 04-25 06-08 11-03 12-25 12-26 12-28'],
  ['FR', null, 2026, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'],
  ['FR', '67', 2026, '01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26'],
  ['DE', 'BE', 2026, '01-01 03-08 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26'],
  ['DE', 'SN', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26'],
  ['AT', null, 2026, '01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26'],
  ['CH', 'ZH', 2026, '01-01 01-02 04-03 04-06 05-01 05-14 05-25 08-01 12-25 12-26'],
  ['CH', 'GE', 2026, '01-01 04-03 04-06 05-14 05-25 08-01 09-10 12-25 12-31'],
  ['CH', 'VD', 2027, '01-01 01-02 03-26 03-29 05-06 05-17 08-01 09-20 12-25'],
  ['AU', 'WA', 2027, '01-01 01-26 03-01 03-26 03-28 03-29 04-25 04-26 06-07 09-27 12-25 12-26 12-27 12-28'],
  ['AU', 'QLD', 2027, '01-01 01-26 03-26 03-27 03-28 03-29 04-25 04-26 05-03 10-04 12-25 12-26 12-27 12-28'],
  ['ES', 'CB', 2026, '01-01 01-06 04-02 04-03 05-01 07-28 08-15 09-15 10-12 11-01 12-06 12-08 12-25'],
  ['ES', 'MD', 2026, '01-01 01-06 04-02 04-03 05-01 05-02 08-15 10-12 11-01 12-06 12-08 12-25'],
  ['MX', null, 2030, '01-01 02-04 03-18 05-01 09-16 10-01 11-18 12-25'],
])('%s %s in %i', (country, region, of, dates) => expect(year(country, region, of).join(' ')).toBe(dates));

test('days that only a year decides', () => {
  expect(when('IE', null, 2030, 'st-brigid'), 'the 1st is a Friday').toEqual(['02-01']);
  expect(when('US', null, 2021, 'new-year'), '2022 begins on a Saturday').toEqual(['01-01', '12-31']);
  expect(when('CA', 'BC', 2020, 'truth-and-reconciliation'), 'not yet kept').toEqual([]);
  expect(when('CA', 'ON', 2028, 'victoria-day'), 'the 25th is a Thursday').toEqual(['05-22']);
  expect(when('CA', 'ON', 2026, 'victoria-day'), 'the 25th is a Monday').toEqual(['05-18']);
});

test('closed is what was chosen; a region nobody knows is as none; a country without a list has no holidays', () => {
  const chosen = { country: 'CA', region: 'ON', closed: ['canada-day', 'family-day', 'remembrance-day'] };
  expect(closedDates(chosen, '2030-01-01', '2030-12-31')).toEqual([{ code: 'family-day', name: 'Family Day', date: '2030-02-18' }, { code: 'canada-day', name: 'Canada Day', date: '2030-07-01' }]);
  expect(closedDates({ ...chosen, region: 'XX' }, '2030-01-01', '2030-12-31').map(({ code }) => code)).toEqual(['canada-day']);
  expect(holidayDates({ country: 'JP', region: null }, '2030-01-01', '2030-12-31')).toEqual([]);
});

test('every pack: codes of its own, regions that it names, a source and a date', () => {
  for (const country of 'CA US GB IE AU NZ FR DE AT CH ES MX'.split(' ')) {
    const pack = holidayPack(country);
    const codes = pack?.days.map(({ code }) => code) ?? [];
    expect([country, new Set(codes).size]).toEqual([country, codes.length]);
    expect(pack?.days.flatMap(({ only = [], not = [] }) => [...only, ...not]).filter((region) => !(region in pack.regions))).toEqual([]);
    expect([pack?.source, pack?.written]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^\d{4}-\d{2}$/)]);
  }
});
