import type { RedFlag, TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { TriageDraft } from './draft.ts';

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

/** What is new or worse was told, or is not to be told after all. */
export class VetNewsEvent extends Event {
  static readonly type = 'vet-news';
  constructor(readonly is: 'told' | 'back') {
    super(VetNewsEvent.type, { bubbles: true });
  }
}

/** How the animal is today was told: all answers so far. */
export class VetTodayToldEvent extends Event {
  static readonly type = 'vet-today-told';
  constructor(readonly answers: TriageRequest['answers']) {
    super(VetTodayToldEvent.type, { bubbles: true });
  }
}

/** How soon the animal must be seen is known. `assessment` is the clinic's number of it, where it is kept there. */
export class VetTriageDoneEvent extends Event {
  static readonly type = 'vet-triage-done';
  constructor(
    readonly request: TriageRequest,
    readonly answer: TriageAnswer,
    readonly assessment: string | undefined,
  ) {
    super(VetTriageDoneEvent.type, { bubbles: true, composed: true });
  }
}

/** The owner wants to book, after the answer. */
export class VetTriageBookEvent extends Event {
  static readonly type = 'vet-triage-book';
  /** `assessment`: id of the kept assessment, for `<vet-booking assessment>`; empty where the clinic has none. */
  constructor(readonly answer: TriageAnswer, readonly assessment = '') {
    super(VetTriageBookEvent.type, { bubbles: true, composed: true });
  }
}

/** The owner wants to tell it again, or that something is new or worse. `again` keeps what was told. */
export class VetTriageAgainEvent extends Event {
  static readonly type = 'vet-triage-again';
  constructor(readonly keep: boolean) {
    super(VetTriageAgainEvent.type, { bubbles: true });
  }
}

/** Something more was told in a step. */
export class VetTriageToldEvent extends Event {
  static readonly type = 'vet-triage-told';
  constructor(readonly change: Partial<TriageDraft>) {
    super(VetTriageToldEvent.type, { bubbles: true });
  }
}

/** The button of a step was pressed. `urgent`: the answer is wanted now, without the other questions. */
export class VetTriageNextEvent extends Event {
  static readonly type = 'vet-triage-next';
  constructor(readonly urgent: boolean) {
    super(VetTriageNextEvent.type, { bubbles: true });
  }
}

/** What waits to be sent is to be sent now. */
export class VetTriageSendEvent extends Event {
  static readonly type = 'vet-triage-send';
  constructor() {
    super(VetTriageSendEvent.type, { bubbles: true });
  }
}

/** A technician or vet decided. */
export class VetTriageDecidedEvent extends Event {
  static readonly type = 'vet-triage-decided';
  constructor(readonly assessment: string) {
    super(VetTriageDecidedEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody wants to see the queue of what waits for a decision. */
export class VetTriageQueueWantedEvent extends Event {
  static readonly type = 'vet-triage-queue-wanted';
  constructor() {
    super(VetTriageQueueWantedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'vet-today-told': VetTodayToldEvent;
    [VetDangerSignsEvent.type]: VetDangerSignsEvent;
    [VetDangerMistakeEvent.type]: VetDangerMistakeEvent;
    [VetNewsEvent.type]: VetNewsEvent;
    [VetTriageDoneEvent.type]: VetTriageDoneEvent;
    [VetTriageBookEvent.type]: VetTriageBookEvent;
    [VetTriageAgainEvent.type]: VetTriageAgainEvent;
    [VetTriageToldEvent.type]: VetTriageToldEvent;
    [VetTriageNextEvent.type]: VetTriageNextEvent;
    [VetTriageSendEvent.type]: VetTriageSendEvent;
    [VetTriageDecidedEvent.type]: VetTriageDecidedEvent;
    [VetTriageQueueWantedEvent.type]: VetTriageQueueWantedEvent;
  }
}
