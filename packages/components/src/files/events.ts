import type { VisitFile } from '@vetkit/signal-server/files/contract';

/** All of a file has arrived; the people of the visit see it. */
export class VetFileAddedEvent extends Event {
  static readonly type = 'vet-file-added';
  constructor(readonly file: VisitFile) {
    super(VetFileAddedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap { [VetFileAddedEvent.type]: VetFileAddedEvent }
}
