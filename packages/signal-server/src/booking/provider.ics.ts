import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Appointment } from './contract.ts';
import type { CalendarFile } from './provider.ts';
import { calendarSequence } from './rules.ts';

const ways = { video: 'video visit', phone: 'phone visit', 'in-person': 'visit', messages: 'visit by messages' } as const;

/**
 * The appointment for a person's calendar: when, with whom and where to go, and why not. The same reference is always the same entry,
 * with a number that grows with each change of status. Times are UTC instants, so every calendar shows its own zone's.
 */
export function calendarFile({ publicUrl, now }: { publicUrl: URL; now: Date }, appointment: Appointment): CalendarFile {
  const { reference, status, start, end, pet, practitioner, clinic, modality } = appointment;
  const host = publicUrl.hostname;
  const page = new URL(`consult/${reference}`, publicUrl).href;
  const closed = status === 'declined' || status === 'cancelled';
  const method = closed ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = new ICalCalendar({ prodId: { company: 'VetKit', product: 'VetKit', language: 'EN' }, method });
  calendar.createEvent({
    id: `${reference}@${host}`,
    sequence: calendarSequence[status],
    stamp: now,
    start: new Date(start),
    end: new Date(end),
    status: closed ? ICalEventStatus.CANCELLED : status === 'confirmed' || status === 'done' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    summary: `${pet?.name ?? 'Pet'}: ${ways[modality]} with ${practitioner.name}`,
    description: [`${clinic.name}${clinic.phone ? `, ${clinic.phone}` : ''}`, `Reference ${reference}`, `Visit page: ${page}`].join('\n'),
    location: modality === 'in-person' ? clinic.name : page,
    url: page,
    // A quotation mark would end the name.
    organizer: { name: clinic.name.replaceAll('"', '’'), email: `no-reply@${host}` },
  });
  return { method: closed ? 'CANCEL' : 'PUBLISH', content: calendar.toString() };
}
