import { ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Appointment } from './contract.ts';
import type { Attendee, CalendarFile } from './provider.ts';

const ways = { video: 'video visit', phone: 'phone visit', 'in-person': 'visit', messages: 'visit by messages' } as const;

/**
 * The appointment for a person's calendar: when, with whom and where to go, and why not. The same reference is always the same entry,
 * with a number that grows with each change, so that a moved visit moves there too. With an attendee it is an invitation by mail. Times are
 * UTC instants, so every calendar shows its own zone's.
 */
export function calendarFile({ publicUrl, now, attendee }: { publicUrl: URL; now: Date; attendee?: Attendee | undefined }, appointment: Appointment): CalendarFile {
  const { reference, status, start, end, pet, practitioner, clinic, modality, changes } = appointment;
  const host = publicUrl.hostname;
  const page = new URL(`consult/${reference}`, publicUrl).href;
  const closed = status === 'declined' || status === 'cancelled';
  const method = closed ? ICalCalendarMethod.CANCEL : attendee ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH;
  const calendar = new ICalCalendar({ prodId: { company: 'VetKit', product: 'VetKit', language: 'EN' }, method });
  calendar.createEvent({
    id: `${reference}@${host}`,
    sequence: changes,
    stamp: now,
    start: new Date(start),
    end: new Date(end),
    status: closed ? ICalEventStatus.CANCELLED : status === 'confirmed' || status === 'done' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    summary: `${pet?.name ?? 'Pet'}: ${ways[modality]} with ${practitioner?.name ?? clinic.name}`,
    description: [`${clinic.name}${clinic.phone ? `, ${clinic.phone}` : ''}`, `Reference ${reference}`, `Visit page: ${page}`].join('\n'),
    location: modality === 'in-person' ? clinic.name : page,
    url: page,
    organizer: { name: safeName(clinic.name), email: `no-reply@${host}` },
    // They have said yes by booking: their calendar need not ask.
    attendees: attendee ? [{ name: safeName(attendee.name), email: attendee.email, rsvp: false, status: ICalAttendeeStatus.ACCEPTED }] : [],
  });
  return { method: closed ? 'CANCEL' : attendee ? 'REQUEST' : 'PUBLISH', content: calendar.toString() };
}

/** A quotation mark would end the name. */
const safeName = (name: string): string => name.replaceAll('"', '’');
