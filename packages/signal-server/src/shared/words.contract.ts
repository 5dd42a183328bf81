import * as v from 'valibot';

/** An instant in UTC, ISO 8601 with milliseconds: `2030-01-07T10:00:00.000Z`. */
export const Instant = v.pipe(v.string(), v.isoTimestamp());

/** A date on somebody's calendar, `YYYY-MM-DD`. */
export const CalendarDate = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((date) => isDate(date), 'A date that exists, such as 2030-01-07'),
);

/** An IANA time zone such as `America/Toronto`. */
export const Zone = v.pipe(
  v.string(),
  v.maxLength(60),
  v.check((zone) => isZone(zone), 'An IANA time zone such as America/Toronto'),
);

/** A clinic's name in addresses: `maple-street`. */
export const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60));

/** An appointment's reference, sayable on the phone: `VK-7Q3M-2F`. Unique on one server. */
export const Reference = v.pipe(v.string(), v.regex(/^VK-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/));

export const Id = v.pipe(v.string(), v.uuid());

/** A language tag such as `en` or `fr-CA`. */
export const Locale = v.pipe(v.string(), v.maxLength(35), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'A language such as fr-CA'));

/** An e-mail address; kept in lower case by the server. */
export const Email = v.pipe(v.string(), v.maxLength(254), v.email('An e-mail address such as sam@mail.example'));

/** A phone number as people write it. */
export const Phone = v.pipe(v.string(), v.regex(/^\+?[0-9 ().-]{5,30}$/, 'A phone number such as +1 416 555 0162'));

// PostgreSQL cannot keep NUL, and not half a character (a lone surrogate) in JSON. Both patterns read a text of any length once.

/** A line of text a person typed: not empty, no line breaks or control characters. */
export const Line = (max: number) =>
  v.pipe(v.string(), v.maxLength(max), v.regex(/^(?=.*[^\s\p{Cc}])[^\p{Cc}\p{Cs}]*$/u, 'Some text on one line'));

/** Text of several lines a person typed. */
export const Text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[^\0\p{Cs}]*$/u, 'Text without NUL characters or halves of characters'));

export const Modality = v.picklist(['video', 'phone', 'in-person', 'messages']);
export type Modality = v.InferOutput<typeof Modality>;

export const StaffRole = v.picklist(['vet', 'technician', 'front-desk', 'manager']);
export type StaffRole = v.InferOutput<typeof StaffRole>;

/** How soon an animal must be seen. */
export const Urgency = v.picklist(['emergency', 'urgent', 'soon', 'routine']);
export type Urgency = v.InferOutput<typeof Urgency>;

/** 31 February is written like a date and is none. */
function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}
