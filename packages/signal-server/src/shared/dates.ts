const formats = new Map<string, Intl.DateTimeFormat>();

/** The date `YYYY-MM-DD` on the wall of an IANA zone at an instant (in milliseconds or as Date). */
export function dateIn(zone: string, at: Date | number): string {
  let format = formats.get(zone);
  if (!format) formats.set(zone, (format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', calendar: 'iso8601' })));
  return format.format(at);
}

/** The time on that wall, as spreadsheets read it: `2030-01-07 20:30`. */
export const wallTime = (zone: string, at: Date | string): string => {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
  return `${dateIn(zone, new Date(at))} ${time}`;
};

/** The date so many days later (or earlier) on the calendar. */
export const addDays = (date: string, count: number): string => new Date(Date.parse(date) + count * 86_400_000).toISOString().slice(0, 10);

/** A time as people say it, with its zone: `Monday, January 7 at 10:00 AM EST`. */
export const sayTime = (zone: string, at: Date, locale = 'en'): string => say(zone, at, locale, {});

/** The same with its year, for what is kept for years. */
export const sayWhole = (zone: string, at: Date, locale = 'en'): string => say(zone, at, locale, { year: 'numeric' });

const say = (zone: string, at: Date, locale: string, more: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long', ...more, month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
    .format(at)
    // Some versions put a narrow space before AM; mail subjects are kept plain.
    .replace(/[\u202f\u00a0]/g, ' ');
