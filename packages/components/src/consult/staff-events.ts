import type { ConsultBar } from '@vetkit/signal-server/consult/bar.contract';

/** Somebody used the staff's bar, and it worked; `bar` is how it stands since. */
export class VetConsultBarEvent extends Event {
  static readonly type = 'vet-consult-bar';
  constructor(readonly did: 'locked' | 'opened' | 'claimed' | 'cancelled' | 'help' | 'no-show', readonly bar: ConsultBar) {
    super(VetConsultBarEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody of the staff wants to charge the owner. */
export class VetChargeWantedEvent extends Event {
  static readonly type = 'vet-charge-wanted';
  constructor(readonly reference: string) {
    super(VetChargeWantedEvent.type, { bubbles: true, composed: true });
  }
}

/** A step of the wrap-up that is done elsewhere: write the record, charge, or book the next visit after this one. */
export class VetWrapUpEvent extends Event {
  static readonly type = 'vet-wrap-up';
  constructor(readonly step: 'note' | 'charge' | 'next', readonly reference: string) {
    super(VetWrapUpEvent.type, { bubbles: true, composed: true });
  }
}

/** The desk wants to open the visit that needs help. */
export class VetHelpViewEvent extends Event {
  static readonly type = 'vet-help-view';
  constructor(readonly reference: string) {
    super(VetHelpViewEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody who treats wants to read the record of an earlier visit. */
export class VetHistoryRecordEvent extends Event {
  static readonly type = 'vet-history-record';
  constructor(readonly reference: string) {
    super(VetHistoryRecordEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetConsultBarEvent.type]: VetConsultBarEvent;
    [VetChargeWantedEvent.type]: VetChargeWantedEvent;
    [VetWrapUpEvent.type]: VetWrapUpEvent;
    [VetHelpViewEvent.type]: VetHelpViewEvent;
    [VetHistoryRecordEvent.type]: VetHistoryRecordEvent;
  }
}
