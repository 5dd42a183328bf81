import { Problem } from '../shared/problem.ts';
import type { HoursProblem } from './hours.contract.ts';
import type { LinksProblem } from './links.contract.ts';
import type { Fault } from './rules/week.ts';
import type { SettingsProblem } from './settings.contract.ts';

const said: Readonly<Record<HoursProblem | LinksProblem | SettingsProblem, readonly [status: 403 | 409 | 412 | 422 | 428, title: string, detail: string]>> = {
  'revision-needed': [428, 'Say which version you changed', 'Send the ETag of the version you read as If-Match.'],
  'revision-stale': [412, 'Somebody saved in between', 'Look at the newer version, put both together and save again.'],
  'not-yours': [403, 'This calendar belongs to somebody else', 'A manager can change it.'],
  'practitioner-unknown': [422, 'Nobody like that can be booked here', 'Name a vet or technician of the clinic.'],
  'windows-overlap': [422, 'Two times overlap', 'Let one end before the next begins. An end at or before its start is on the next day.'],
  'window-start': [422, 'A day cannot start at 24:00', 'Use 00:00 of the next day.'],
  'date-past': [422, 'That date is over', 'Choose today or later.'],
  'date-too-far': [422, 'That date is too far away', 'Choose a date within two years, for a pause within one.'],
  'dates-reversed': [422, 'The last date is before the first', 'Change the dates round.'],
  'range-too-long': [422, 'Too many days at once', 'Take 366 days at most.'],
  'exceptions-full': [409, 'Too many days that differ', 'Remove some, or change the week itself.'],
  'type-name-twice': [422, 'Two kinds of visit have the same name', 'Owners could not tell them apart. Name one of them otherwise.'],
  'address-bad': [422, 'This is not an address of a calendar', 'Copy the secret address that ends in .ics. It begins with https:// or webcal://, without a name and a password in it.'],
  'holiday-unknown': [422, 'There is no such holiday or region here', 'Read the list again and choose from it.'],
  'import-none': [409, 'No calendar is connected', 'Give the address of one first.'],
  'type-code-twice': [422, 'Two kinds of visit have the same code', 'Leave the code out for a new kind.'],
};

/** The refusal for a code; `extra` goes into its body (`current`). */
export function hoursProblem(code: HoursProblem | LinksProblem | SettingsProblem, more: { errors?: Fault[]; extra?: Record<string, unknown> } = {}): Problem<HoursProblem | LinksProblem | SettingsProblem> {
  const [status, title, detail] = said[code];
  const errors = more.errors?.map(({ path, message }) => ({ path, message }));
  return new Problem(status, code, title, { detail, ...(errors ? { errors } : {}), ...(more.extra ? { extra: more.extra } : {}) });
}

/** Throws for the first of these faults, with all of its kind. */
export function refuseFaults(faults: readonly Fault[]): void {
  const code = faults[0]?.code;
  if (code) throw hoursProblem(code, { errors: faults.filter((fault) => fault.code === code) });
}
