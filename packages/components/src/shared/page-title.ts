/** Puts words before the title of the page until they are taken away, whoever changes the title meanwhile. */
export class TitleNote {
  #note = '';
  readonly #watch = new MutationObserver(() => this.#put());

  /** Empty takes the words away. */
  set(note: string): void {
    const bare = this.#bare();
    this.#note = note ? `${note} · ` : '';
    this.#watch.disconnect();
    const title = document.querySelector('title');
    document.title = this.#note + bare;
    if (note && title) this.#watch.observe(title, { childList: true });
  }

  #bare(): string {
    return this.#note && document.title.startsWith(this.#note) ? document.title.slice(this.#note.length) : document.title;
  }

  #put(): void {
    if (this.#note && !document.title.startsWith(this.#note)) document.title = this.#note + document.title;
  }
}
