import type { RedFlag } from '@vetkit/signal-server/triage/contract';

/** The danger signs were answered. `flags` is what was ticked; empty means none of these. */
export class VetDangerSignsEvent extends Event {
  static readonly type = 'vet-danger-signs';
  constructor(readonly flags: readonly RedFlag[]) {
    super(VetDangerSignsEvent.type, { bubbles: true });
  }
}

/** The owner says that a danger sign was ticked by mistake, and wants to answer again. */
export class VetDangerMistakeEvent extends Event {
  static readonly type = 'vet-danger-mistake';
  constructor() {
    super(VetDangerMistakeEvent.type, { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [VetDangerSignsEvent.type]: VetDangerSignsEvent;
    [VetDangerMistakeEvent.type]: VetDangerMistakeEvent;
  }
}
