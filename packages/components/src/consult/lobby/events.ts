import type { Room } from '@vetkit/signal-server/consult/contract';

/** The server answered with the room as it is now. */
export class VetRoomChangedEvent extends Event {
  static readonly type = 'vet-room-changed';
  constructor(readonly room: Room) {
    super(VetRoomChangedEvent.type, { bubbles: true, composed: true });
  }
}

/** The owner stops waiting for the vet (`goesOn` false), or came back. */
export class VetWaitingEvent extends Event {
  static readonly type = 'vet-waiting';
  constructor(readonly goesOn: boolean) {
    super(VetWaitingEvent.type, { bubbles: true, composed: true });
  }
}

/** The owner would rather have another time. */
export class VetAnotherTimeEvent extends Event {
  static readonly type = 'vet-another-time';
  constructor(readonly reference: string) {
    super(VetAnotherTimeEvent.type, { bubbles: true, composed: true });
  }
}

/** The owner goes on on another device: this one lets go of camera and call. */
export class VetHandedOverEvent extends Event {
  static readonly type = 'vet-handed-over';
  constructor(readonly reference: string) {
    super(VetHandedOverEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody at the desk wants to open a visit. */
export class VetVisitWantedEvent extends Event {
  static readonly type = 'vet-visit-wanted';
  constructor(readonly reference: string) {
    super(VetVisitWantedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetRoomChangedEvent.type]: VetRoomChangedEvent;
    [VetWaitingEvent.type]: VetWaitingEvent;
    [VetAnotherTimeEvent.type]: VetAnotherTimeEvent;
    [VetHandedOverEvent.type]: VetHandedOverEvent;
    [VetVisitWantedEvent.type]: VetVisitWantedEvent;
  }
}
