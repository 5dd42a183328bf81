import type { Appointment } from '@vetkit/signal-server/booking/contract';
import type { Consent, VisitAnswers } from './draft.ts';

/** An appointment was booked: the clinic has it, and confirms it next. Its token is kept already. */
export class VetBookedEvent extends Event {
  static readonly type = 'vet-booked';
  constructor(readonly appointment: Appointment) {
    super(VetBookedEvent.type, { bubbles: true, composed: true });
  }
}

/** The owner wants to enter the waiting room. A page that shows it calls `preventDefault()`. */
export class VetOpenRoomEvent extends Event {
  static readonly type = 'vet-open-room';
  constructor(readonly reference: string) {
    super(VetOpenRoomEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Something about the visit was typed or chosen. */
export class VetVisitChangedEvent extends Event {
  static readonly type = 'vet-visit-changed';
  constructor(readonly visit: VisitAnswers) {
    super(VetVisitChangedEvent.type, { bubbles: true });
  }
}

/** Pet and visit are complete: free times may be shown. */
export class VetVisitReadyEvent extends Event {
  static readonly type = 'vet-visit-ready';
  constructor() {
    super(VetVisitReadyEvent.type, { bubbles: true });
  }
}

/** A consent was given or taken back. */
export class VetConsentChangedEvent extends Event {
  static readonly type = 'vet-consent-changed';
  constructor(readonly consent: Consent) {
    super(VetConsentChangedEvent.type, { bubbles: true });
  }
}

/** Contact and consent are complete: the owner wants to book. */
export class VetBookNowEvent extends Event {
  static readonly type = 'vet-book-now';
  constructor() {
    super(VetBookNowEvent.type, { bubbles: true });
  }
}

/** The time is no longer held. */
export class VetHoldEndedEvent extends Event {
  static readonly type = 'vet-hold-ended';
  constructor() {
    super(VetHoldEndedEvent.type, { bubbles: true });
  }
}

/** The owner wants to book another visit. */
export class VetBookAgainEvent extends Event {
  static readonly type = 'vet-book-again';
  constructor() {
    super(VetBookAgainEvent.type, { bubbles: true });
  }
}

/** The owner wants another time for a booked visit. A page that shows free times does so then. */
export class VetChangeTimeEvent extends Event {
  static readonly type = 'vet-change-time';
  constructor(readonly appointment: Appointment) {
    super(VetChangeTimeEvent.type, { bubbles: true });
  }
}

/** A booked visit has another time, or was cancelled, on this page. */
export class VetAppointmentChangedEvent extends Event {
  static readonly type = 'vet-appointment-changed';
  constructor(readonly appointment: Appointment) {
    super(VetAppointmentChangedEvent.type, { bubbles: true, composed: true });
  }
}

/** The owner wants a live call of this kind of visit instead of a time. */
export class VetLiveCallWantedEvent extends Event {
  static readonly type = 'vet-live-call-wanted';
  constructor(readonly kind: string) {
    super(VetLiveCallWantedEvent.type, { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetBookedEvent.type]: VetBookedEvent;
    [VetOpenRoomEvent.type]: VetOpenRoomEvent;
    [VetVisitChangedEvent.type]: VetVisitChangedEvent;
    [VetVisitReadyEvent.type]: VetVisitReadyEvent;
    [VetConsentChangedEvent.type]: VetConsentChangedEvent;
    [VetBookNowEvent.type]: VetBookNowEvent;
    [VetHoldEndedEvent.type]: VetHoldEndedEvent;
    [VetBookAgainEvent.type]: VetBookAgainEvent;
    [VetLiveCallWantedEvent.type]: VetLiveCallWantedEvent;
    [VetChangeTimeEvent.type]: VetChangeTimeEvent;
    [VetAppointmentChangedEvent.type]: VetAppointmentChangedEvent;
  }
}
