import type { Person, Session } from '@vetkit/signal-server/identity/contract';

/** Somebody has signed in. The session is kept already; every element of that clinic knows. */
export class VetSignedInEvent extends Event {
  static readonly type = 'vet-signed-in';
  constructor(
    readonly clinic: Session['clinic'],
    readonly person: Person,
  ) {
    super(VetSignedInEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody has signed out, here. */
export class VetSignedOutEvent extends Event {
  static readonly type = 'vet-signed-out';
  constructor() {
    super(VetSignedOutEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetSignedInEvent.type]: VetSignedInEvent;
    [VetSignedOutEvent.type]: VetSignedOutEvent;
  }
}
