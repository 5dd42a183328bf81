/** An appointment as a file for calendars, as mails and browsers take it. `REQUEST` is an invitation to one person, `PUBLISH` a file for anybody. */
export interface CalendarFile {
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** Whom the entry is for: mail programs put an invitation into that person's calendar, and take it out again. */
export interface Attendee {
  readonly name: string;
  readonly email: string;
}
