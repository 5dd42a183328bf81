import { canada, mexico, unitedStates } from './americas.ts';
import { dayOf, keptOn, weekdayOf } from './dates.ts';
import { austria, france, germany, spain, switzerland } from './europe.ts';
import { australia, ireland, newZealand, unitedKingdom } from './islands.ts';
import type { Holiday, HolidayPack } from './pack.ts';

const packs = new Map([canada, unitedStates, mexico, unitedKingdom, ireland, australia, newZealand, france, germany, austria, switzerland, spain].map((pack) => [pack.country, pack]));

/** The public holidays of a country; nothing for one we have no list of. */
export const holidayPack = (country: string): HolidayPack | undefined => packs.get(country);

/** Where a holiday is kept; `everywhere` also where the region is not known: in most of the country. */
export function keptIn({ only, not }: Holiday, { regions }: HolidayPack): { everywhere: boolean; regions: string[] } {
  const all = Object.keys(regions);
  return { everywhere: !only, regions: only ? [...only] : all.filter((region) => !not?.includes(region)) };
}

/** What a clinic has chosen of them. */
export interface HolidaysChosen {
  readonly country: string;
  readonly region: string | null;
  /** Codes of the holidays on which it is closed. */
  readonly closed: readonly string[];
}

export interface HolidayDate {
  readonly code: string;
  readonly name: string;
  /** `2030-07-01`. */
  readonly date: string;
}

const isKept = (holiday: Holiday, pack: HolidayPack, region: string | null): boolean => {
  const { everywhere, regions } = keptIn(holiday, pack);
  return region && region in pack.regions ? regions.includes(region) : everywhere;
};
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** All holidays of a place between two dates, in order. One that falls on a weekend and is kept on another day is there with both. */
export function holidayDates({ country, region }: Pick<HolidaysChosen, 'country' | 'region'>, from: string, to: string): HolidayDate[] {
  const pack = packs.get(country);
  if (!pack) return [];
  const kept = pack.days.filter((holiday) => isKept(holiday, pack, region));
  const found: HolidayDate[] = [];
  // New Year's Day can be kept on the last day of the year before.
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)) + 1; year += 1) {
    const days = kept.flatMap((holiday) => {
      const time = holiday.since && year < holiday.since ? undefined : dayOf(holiday.when, year);
      return time === undefined ? [] : [{ holiday, time }];
    });
    const taken = new Set(days.filter(({ time }) => weekdayOf(time) <= 5).map(({ time }) => time));
    for (const { holiday: { code, name, moved }, time } of days) {
      const other = keptOn(time, moved, taken);
      taken.add(other);
      for (const each of new Set([time, other])) found.push({ code, name, date: iso(each) });
    }
  }
  return found.filter(({ date }) => date >= from && date <= to).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The dates on which the clinic is closed, with the reason. */
export const closedDates = (chosen: HolidaysChosen, from: string, to: string): HolidayDate[] =>
  chosen.closed.length ? holidayDates(chosen, from, to).filter(({ code }) => chosen.closed.includes(code)) : [];
