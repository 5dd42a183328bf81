import { ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Appointment, AppointmentStatus } from './contract.ts';
import type { Attendee, CalendarFile } from './provider.ts';

const ways = { video: 'video visit', phone: 'phone visit', 'in-person': 'visit', messages: 'visit by messages' } as const;
const prodId = { company: 'VetKit', product: 'VetKit', language: 'EN' };
const isClosed = (status: AppointmentStatus) => status === 'declined' || status === 'cancelled';

interface Entry {
  readonly host: string;
  readonly now: Date;
  readonly visit: { readonly reference: string; readonly status: AppointmentStatus; readonly start: string | Date; readonly end: string | Date; readonly changes: number };
  readonly summary: string;
  readonly description: string;
  readonly page: string;
  readonly location: string;
}

/** One visit in a file: the same reference is always the same entry, with a number that grows with each change. Times are UTC instants, so every calendar shows its own zone's. */
const entry = (calendar: ICalCalendar, { host, now, visit: { reference, status, start, end, changes }, summary, description, page, location }: Entry) =>
  calendar.createEvent({
    id: `${reference}@${host}`,
    sequence: changes,
    stamp: now,
    start: new Date(start),
    end: new Date(end),
    status: isClosed(status) ? ICalEventStatus.CANCELLED : status === 'confirmed' || status === 'done' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    summary,
    description,
    location,
    url: page,
  });

/**
 * The appointment for a person's calendar: when, with whom and where to go, and why not. A moved visit moves there too. With an attendee it
 * is an invitation by mail.
 */
export function calendarFile({ publicUrl, now, attendee }: { publicUrl: URL; now: Date; attendee?: Attendee | undefined }, appointment: Appointment): CalendarFile {
  const { reference, status, pet, practitioner, clinic, modality } = appointment;
  const host = publicUrl.hostname;
  const page = new URL(`consult/${reference}`, publicUrl).href;
  const closed = isClosed(status);
  const method = closed ? ICalCalendarMethod.CANCEL : attendee ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH;
  const calendar = new ICalCalendar({ prodId, method });
  const event = entry(calendar, {
    host, now, page,
    visit: appointment,
    summary: `${pet?.name ?? 'Pet'}: ${ways[modality]} with ${practitioner?.name ?? clinic.name}`,
    description: [`${clinic.name}${clinic.phone ? `, ${clinic.phone}` : ''}`, `Reference ${reference}`, `Visit page: ${page}`].join('\n'),
    location: modality === 'in-person' ? clinic.name : page,
  });
  event.organizer({ name: safeName(clinic.name), email: `no-reply@${host}` });
  // They have said yes by booking: their calendar need not ask.
  if (attendee) event.createAttendee({ name: safeName(attendee.name), email: attendee.email, rsvp: false, status: ICalAttendeeStatus.ACCEPTED });
  return { method: closed ? 'CANCEL' : attendee ? 'REQUEST' : 'PUBLISH', content: calendar.toString() };
}

/** A visit as a practitioner's own calendar elsewhere may know it. */
export interface VisitOutThere {
  readonly reference: string;
  readonly status: AppointmentStatus;
  readonly start: Date;
  readonly end: Date;
  readonly modality: Appointment['modality'];
  readonly type: string;
  readonly changes: number;
}

/** Everything a practitioner has ahead as one calendar, to be read again and again: reference, kind and way to meet, and nothing of owner or animal. */
export function feedFile({ publicUrl, now, clinic }: { publicUrl: URL; now: Date; clinic: { readonly name: string } }, visits: readonly VisitOutThere[]): CalendarFile {
  const calendar = new ICalCalendar({ prodId, name: `Visits, ${clinic.name}`, method: ICalCalendarMethod.PUBLISH, ttl: 15 * 60 });
  for (const visit of visits) {
    const page = new URL(`desk/visit/${visit.reference}`, publicUrl).href;
    entry(calendar, {
      host: publicUrl.hostname, now, page, visit,
      summary: `${visit.reference}, ${ways[visit.modality]}: ${visit.type}`,
      description: page,
      location: visit.modality === 'in-person' ? clinic.name : '',
    });
  }
  return { method: 'PUBLISH', content: calendar.toString() };
}

/** A quotation mark would end the name. */
const safeName = (name: string): string => name.replaceAll('"', '’');
