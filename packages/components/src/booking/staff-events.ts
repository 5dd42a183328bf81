import type { Appointment } from '@vetkit/signal-server/booking/contract';

/** «View» was pressed: the page should open this visit's room. */
export class VetAppointmentViewEvent extends Event {
  static readonly type = 'vet-appointment-view';
  constructor(readonly reference: string) {
    super(VetAppointmentViewEvent.type, { bubbles: true, composed: true });
  }
}

/** «Finish» was pressed: the page should open this visit's record. */
export class VetRecordOpenEvent extends Event {
  static readonly type = 'vet-record-open';
  constructor(readonly reference: string) {
    super(VetRecordOpenEvent.type, { bubbles: true, composed: true });
  }
}

/** The practitioner has confirmed or declined a request. */
export class VetAppointmentAnsweredEvent extends Event {
  static readonly type = 'vet-appointment-answered';
  constructor(readonly appointment: Appointment) {
    super(VetAppointmentAnsweredEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetAppointmentViewEvent.type]: VetAppointmentViewEvent;
    [VetRecordOpenEvent.type]: VetRecordOpenEvent;
    [VetAppointmentAnsweredEvent.type]: VetAppointmentAnsweredEvent;
  }
}
