/** A free time was chosen. Nothing is held yet. */
export class VetTimeChosenEvent extends Event {
  static readonly type = 'vet-time-chosen';
  constructor(
    /** The start, as the server gave it. */
    readonly start: string,
    /** With whom; undefined for anybody who is free. */
    readonly practitioner: string | undefined,
  ) {
    super(VetTimeChosenEvent.type, { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap { [VetTimeChosenEvent.type]: VetTimeChosenEvent }
}
