import { easter, holiday, list, monday, on, type HolidayPack } from './pack.ts';

const written = '2026-11';

export const unitedKingdom: HolidayPack = {
  country: 'GB', written, source: 'https://www.gov.uk/bank-holidays',
  regions: { ENG: 'England', NIR: 'Northern Ireland', SCT: 'Scotland', WLS: 'Wales' },
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1), { moved: 'next-free' }),
    holiday('second-january', '2nd January', on(1, 2), { only: ['SCT'], moved: 'next-free' }),
    holiday('st-patrick', 'St Patrick’s Day', on(3, 17), { only: ['NIR'], moved: 'monday' }),
    holiday('good-friday', 'Good Friday', easter(-2)),
    holiday('easter-monday', 'Easter Monday', easter(1), { not: ['SCT'] }),
    holiday('early-may', 'Early May bank holiday', monday(1, 5)),
    holiday('spring', 'Spring bank holiday', monday(-1, 5)),
    holiday('boyne', 'Battle of the Boyne', on(7, 12), { only: ['NIR'], moved: 'monday' }),
    holiday('summer-scotland', 'Summer bank holiday', monday(1, 8), { only: ['SCT'] }),
    holiday('summer', 'Summer bank holiday', monday(-1, 8), { not: ['SCT'] }),
    holiday('st-andrew', 'St Andrew’s Day', on(11, 30), { only: ['SCT'], moved: 'monday' }),
    holiday('christmas', 'Christmas Day', on(12, 25), { moved: 'next-free' }),
    holiday('boxing-day', 'Boxing Day', on(12, 26), { moved: 'next-free' }),
  ],
};

export const ireland: HolidayPack = {
  country: 'IE', written, source: 'https://www.citizensinformation.ie/en/employment/employment-rights-and-conditions/leave-and-holidays/public-holidays-in-ireland/', regions: {},
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1)),
    // The first Monday of February, or the 1st when that is a Friday.
    holiday('st-brigid', 'St Brigid’s Day', { weekday: 1, from: [2, 1], unless: 5 }, { since: 2023 }),
    holiday('st-patrick', 'St Patrick’s Day', on(3, 17)),
    holiday('easter-monday', 'Easter Monday', easter(1)),
    holiday('may-day', 'May Day', monday(1, 5)),
    holiday('june', 'June holiday', monday(1, 6)),
    holiday('august', 'August holiday', monday(1, 8)),
    holiday('october', 'October holiday', monday(-1, 10)),
    holiday('christmas', 'Christmas Day', on(12, 25)),
    holiday('st-stephen', 'St Stephen’s Day', on(12, 26)),
  ],
};

export const australia: HolidayPack = {
  country: 'AU', written, source: 'https://www.fairwork.gov.au/employment-conditions/public-holidays',
  regions: {
    ACT: 'Australian Capital Territory', NSW: 'New South Wales', NT: 'Northern Territory', QLD: 'Queensland', SA: 'South Australia', TAS: 'Tasmania', VIC: 'Victoria', WA: 'Western Australia',
  },
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1), { moved: 'monday' }),
    holiday('australia-day', 'Australia Day', on(1, 26), { moved: 'monday' }),
    holiday('labour-day-march-wa', 'Labour Day', monday(1, 3), { only: ['WA'] }),
    holiday('labour-day-march', 'Labour Day', monday(2, 3), { only: ['VIC'] }),
    holiday('eight-hours-day', 'Eight Hours Day', monday(2, 3), { only: ['TAS'] }),
    holiday('canberra-day', 'Canberra Day', monday(2, 3), { only: ['ACT'] }),
    holiday('adelaide-cup', 'Adelaide Cup Day', monday(2, 3), { only: ['SA'] }),
    holiday('good-friday', 'Good Friday', easter(-2)),
    holiday('easter-saturday', 'Easter Saturday', easter(-1), { not: list('TAS WA') }),
    holiday('easter-sunday', 'Easter Sunday', easter(0), { not: ['TAS'] }),
    holiday('easter-monday', 'Easter Monday', easter(1)),
    holiday('anzac-day', 'Anzac Day', on(4, 25)),
    // The Monday as well; New South Wales has said so for two years only.
    holiday('anzac-day-monday', 'Anzac Day, the Monday after', { dates: ['2026-04-27', '2027-04-26', '2032-04-26'] }, { only: list('ACT WA') }),
    holiday('anzac-day-monday-nsw', 'Anzac Day, the Monday after', { dates: ['2026-04-27', '2027-04-26'] }, { only: ['NSW'] }),
    holiday('anzac-day-after-sunday', 'Anzac Day, the Monday after', { dates: ['2027-04-26', '2032-04-26'] }, { only: list('NT QLD') }),
    holiday('labour-day-may', 'Labour Day', monday(1, 5), { only: ['QLD'] }),
    holiday('may-day', 'May Day', monday(1, 5), { only: ['NT'] }),
    holiday('reconciliation-day', 'Reconciliation Day', { weekday: 1, from: [5, 27] }, { only: ['ACT'] }),
    holiday('wa-day', 'Western Australia Day', monday(1, 6), { only: ['WA'] }),
    holiday('kings-birthday', 'King’s Birthday', monday(2, 6), { not: list('QLD WA') }),
    holiday('picnic-day', 'Picnic Day', monday(1, 8), { only: ['NT'] }),
    holiday('kings-birthday-wa', 'King’s Birthday', { dates: ['2026-09-28', '2027-09-27'] }, { only: ['WA'] }),
    holiday('kings-birthday-qld', 'King’s Birthday', monday(1, 10), { only: ['QLD'] }),
    holiday('labour-day', 'Labour Day', monday(1, 10), { only: list('ACT NSW SA') }),
    holiday('melbourne-cup', 'Melbourne Cup Day', { nth: 1, weekday: 2, month: 11 }, { only: ['VIC'] }),
    holiday('christmas', 'Christmas Day', on(12, 25), { moved: 'next-free' }),
    holiday('boxing-day', 'Boxing Day', on(12, 26), { moved: 'next-free' }),
  ],
};

export const newZealand: HolidayPack = {
  country: 'NZ', written, source: 'https://www.employment.govt.nz/leave-and-holidays/public-holidays', regions: {},
  days: [
    holiday('new-year', 'New Year’s Day', on(1, 1), { moved: 'next-free' }),
    holiday('second-january', 'Day after New Year’s Day', on(1, 2), { moved: 'next-free' }),
    holiday('waitangi-day', 'Waitangi Day', on(2, 6), { moved: 'monday' }),
    holiday('good-friday', 'Good Friday', easter(-2)),
    holiday('easter-monday', 'Easter Monday', easter(1)),
    holiday('anzac-day', 'Anzac Day', on(4, 25), { moved: 'monday' }),
    holiday('kings-birthday', 'King’s Birthday', monday(1, 6)),
    // By the moon; from the schedule of the Te Kāhui o Matariki Public Holiday Act 2022.
    holiday('matariki', 'Matariki', { dates: ['2026-07-10', '2027-06-25', '2028-07-14', '2029-07-06', '2030-06-21', '2031-07-11', '2032-07-02', '2033-06-24', '2034-07-07', '2035-06-29'] }),
    holiday('labour-day', 'Labour Day', monday(4, 10)),
    holiday('christmas', 'Christmas Day', on(12, 25), { moved: 'next-free' }),
    holiday('boxing-day', 'Boxing Day', on(12, 26), { moved: 'next-free' }),
  ],
};
