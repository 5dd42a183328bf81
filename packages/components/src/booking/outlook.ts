import type { Appointment } from '@vetkit/signal-server/booking/contract';
import type { booking } from '../locales/en/booking.ts';
import type { IconName } from '../shared/icons.owner.ts';
import type { Translation } from '../shared/text.ts';

/** How a booked visit stands, in words and one mark. */
export interface Outlook {
  readonly mark: IconName;
  readonly tone: 'wait' | 'ok' | 'off';
  readonly title: string;
  readonly text: string;
  /** The visit will take place: what follows is how to get ready. */
  readonly stands: boolean;
}

/** What to say about an appointment. `when` is its start in words. Pure. */
export function outlook({ status, pet, practitioner, clinic, onDemand }: Appointment, t: Translation<typeof booking>, when: string): Outlook {
  const name = pet?.name ?? '';
  const who = practitioner?.name ?? clinic.name;
  switch (status) {
    case 'unassigned':
      return { mark: 'hourglass', tone: 'wait', stands: true, title: onDemand ? t.waitingTitle({ name }) : t.releasedTitle({ name, when }), text: onDemand ? t.waitingText : t.released };
    case 'held':
    case 'requested':
      return { mark: 'hourglass', tone: 'wait', stands: true, title: t.requestedTitle({ name, when }), text: t.requested({ who }) };
    case 'confirmed':
      if (onDemand) return { mark: 'check', tone: 'ok', stands: true, title: t.readyTitle({ name, who }), text: t.readyText };
      return { mark: 'check', tone: 'ok', stands: true, title: t.confirmedTitle({ name, when }), text: t.confirmed({ who }) };
    case 'declined':
      return { mark: 'calendar', tone: 'off', stands: false, title: t.declinedTitle({ when }), text: t.declined({ who }) };
    case 'cancelled':
      return { mark: 'calendar', tone: 'off', stands: false, title: t.cancelledTitle, text: t.cancelled };
    case 'done':
      return { mark: 'check', tone: 'ok', stands: false, title: t.doneTitle, text: t.done };
  }
}

/** The waiting room's address, the reference put in its place. */
export const roomAddress = (template: string, reference: string): string => template.replaceAll('{reference}', encodeURIComponent(reference));
