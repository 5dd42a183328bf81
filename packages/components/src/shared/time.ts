/** Where and how times are said. `zone` is an IANA zone, usually the clinic's or the owner's own. */
export interface Saying {
  readonly locale: string;
  readonly zone: string;
}

/** An instant: a Date, or an ISO string as the contract sends it. */
export type Instant = Date | string | number;

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs far more than using it, and lists of times use the same few.
function format(saying: Saying, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([saying.locale, saying.zone, options]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(saying.locale, { ...options, timeZone: saying.zone });
  formats.set(key, made);
  return made;
}

const say = (instant: Instant, saying: Saying, options: Intl.DateTimeFormatOptions): string =>
  // Browsers put a narrow no-break space before "pm"; fonts without that glyph show a box.
  format(saying, options).format(new Date(instant)).replaceAll('\u202f', ' ');

/** The zone of this device. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `3:40 pm`, as the locale writes it. */
export function clock(instant: Instant, saying: Saying): string {
  const text = say(instant, saying, { hour: 'numeric', minute: '2-digit' });
  return saying.locale.startsWith('en') ? text.replace(/\b([AP]M)\b/, (half) => half.toLowerCase()) : text;
}

/** `Thursday, November 21`, as the locale writes it. */
export const day = (instant: Instant, saying: Saying): string =>
  say(instant, saying, { weekday: 'long', day: 'numeric', month: 'long' });

/** `Thu 21`: for day strips. */
export const shortDay = (instant: Instant, saying: Saying): string =>
  say(instant, saying, { weekday: 'short', day: 'numeric' });

/** The calendar date there, as `YYYY-MM-DD`. */
export const dateThere = (instant: Instant, zone: string): string =>
  format({ locale: 'en-CA', zone }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));

/** How many calendar days from `now` to the instant, there: 0 today, 1 tomorrow, -1 yesterday. */
export function daysAway(instant: Instant, now: Instant, zone: string): number {
  const midnight = (at: Instant) => Date.parse(`${dateThere(at, zone)}T00:00:00Z`);
  return Math.round((midnight(instant) - midnight(now)) / 86_400_000);
}

/** `today`, `tomorrow` or `yesterday` in the locale's words, otherwise the weekday and date. */
export function nearDay(instant: Instant, saying: Saying, now: Instant = new Date()): string {
  const away = daysAway(instant, now, saying.zone);
  if (Math.abs(away) > 1) return day(instant, saying);
  return new Intl.RelativeTimeFormat(saying.locale, { numeric: 'auto' }).format(away, 'day');
}

/** `today, 3:40 pm`: the day as people say it, and the time. */
export const dayAndClock = (instant: Instant, saying: Saying, now: Instant = new Date()): string =>
  `${nearDay(instant, saying, now)}, ${clock(instant, saying)}`;

/** `January 7, 2030 at 10:00 am EST`: whole and with its zone, for what is kept on paper. */
export const dated = (instant: Instant, saying: Saying): string => {
  const text = say(instant, saying, { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  return saying.locale.startsWith('en') ? text.replace(/\b([AP]M)\b/, (half) => half.toLowerCase()) : text;
};

/** `in 5 minutes`, `2 hours ago`: in the largest unit that fits. */
export function relative(instant: Instant, locale: string, now: Instant = new Date()): string {
  const seconds = (new Date(instant).getTime() - new Date(now).getTime()) / 1000;
  const units = [['day', 86_400], ['hour', 3_600], ['minute', 60]] as const;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** `Toronto time`-like name of a zone where it could matter: the locale's own generic name, such as `Eastern Time`. */
export function zoneName(zone: string, locale: string, at: Instant = new Date()): string {
  const parts = format({ locale, zone }, { timeZoneName: 'longGeneric' }).formatToParts(new Date(at));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** `9:12`, or `1:04:30` from an hour on: what is left, for rings and countdowns. Never below zero. */
export function countdown(milliseconds: number): string {
  const all = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** `30 minutes`, in the locale's words. */
export const minutes = (count: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(count);

/** `12 minutes`, or `40 seconds` below one minute, in the locale's words. */
export const lasting = (seconds: number, locale: string): string =>
  seconds >= 60 ? minutes(Math.round(seconds / 60), locale) : new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(Math.round(seconds));

/** An amount in minor units (6200, `CAD`) as people there write it, without `.00` where nothing is lost. */
export function money(minor: number, currency: string, locale: string): string {
  const whole = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const digits = whole.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  return new Intl.NumberFormat(locale, {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: Number.isInteger(amount) ? 0 : digits,
  }).format(amount);
}
