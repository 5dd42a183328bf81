/** An appointment as a file for calendars, as mails and browsers take it. */
export interface CalendarFile {
  readonly method: 'PUBLISH' | 'CANCEL';
  readonly content: string;
}
