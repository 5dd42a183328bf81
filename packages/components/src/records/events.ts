import type { MedicalRecord } from '@vetkit/signal-server/records/contract';

/** The record was completed; the owner can read the summary now. */
export class VetRecordCompletedEvent extends Event {
  static readonly type = 'vet-record-completed';
  constructor(readonly record: MedicalRecord) {
    super(VetRecordCompletedEvent.type, { bubbles: true, composed: true });
  }
}

/** A draft reached the server. */
export class VetRecordSavedEvent extends Event {
  static readonly type = 'vet-record-saved';
  constructor(readonly reference: string, readonly revision: number) {
    super(VetRecordSavedEvent.type, { bubbles: true, composed: true });
  }
}

/** A record was chosen from a list. */
export class VetOpenRecordEvent extends Event {
  static readonly type = 'vet-open-record';
  constructor(readonly reference: string) {
    super(VetOpenRecordEvent.type, { bubbles: true, composed: true });
  }
}

/** The owner wants to book the recheck after this visit. A page that shows it itself calls `preventDefault()`. */
export class VetBookRecheckEvent extends Event {
  static readonly type = 'vet-book-recheck';
  constructor(readonly reference: string) {
    super(VetBookRecheckEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** A script was issued after the record was complete (`issued`), or is not wanted any more. */
export class VetScriptIssuedEvent extends Event {
  static readonly type = 'vet-script-issued';
  constructor(readonly issued: boolean) {
    super(VetScriptIssuedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetScriptIssuedEvent.type]: VetScriptIssuedEvent;
    [VetBookRecheckEvent.type]: VetBookRecheckEvent;
    [VetOpenRecordEvent.type]: VetOpenRecordEvent;
    [VetRecordCompletedEvent.type]: VetRecordCompletedEvent;
    [VetRecordSavedEvent.type]: VetRecordSavedEvent;
  }
}
