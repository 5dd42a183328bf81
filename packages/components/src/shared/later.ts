/** A piece of a screen that few need: its code is fetched when it is first to be drawn, and the host is drawn again when it is there. */
export class Later<T> {
  #piece: T | undefined;
  #coming = false;

  constructor(
    private readonly host: { requestUpdate(): void },
    private readonly load: () => Promise<T>,
  ) {}

  /** The piece; undefined while it is on its way. What did not come is asked for again by the next drawing. */
  get piece(): T | undefined {
    if (!this.#piece && !this.#coming) {
      this.#coming = true;
      void this.load().then((piece) => this.#came(piece), () => this.#came(undefined));
    }
    return this.#piece;
  }

  #came(piece: T | undefined): void {
    this.#piece = piece;
    this.#coming = false;
    if (piece) this.host.requestUpdate();
  }
}
