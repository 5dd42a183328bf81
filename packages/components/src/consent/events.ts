import type { Room } from './again-client.ts';
import type { Agreement } from './client.ts';

/** The text was shown, or a tick beside it changed. */
export class VetAgreementChangedEvent extends Event {
  static readonly type = 'vet-agreement-changed';
  constructor(readonly agreement: Agreement) {
    super(VetAgreementChangedEvent.type, { bubbles: true });
  }
}

/** The owner has agreed before going in; `room` as it is now. */
export class VetAgreedEvent extends Event {
  static readonly type = 'vet-agreed';
  constructor(readonly room: Room) {
    super(VetAgreedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetAgreementChangedEvent.type]: VetAgreementChangedEvent;
    [VetAgreedEvent.type]: VetAgreedEvent;
  }
}
