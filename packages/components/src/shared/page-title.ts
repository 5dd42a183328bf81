/** The words that stand before the page's own title, by who said them. */
const notes = new Map<TitleNote, string>();
let before = '';
// Whoever changes the title meanwhile: the words stand before it again. One looks for all, so that no two push each other away.
const watch = typeof MutationObserver === 'function' ? new MutationObserver(() => write()) : undefined;

function write(): void {
  const own = before && document.title.startsWith(before) ? document.title.slice(before.length) : document.title;
  watch?.disconnect();
  before = [...notes.values()].map((note) => `${note} · `).join('');
  if (document.title !== before + own) document.title = before + own;
  const title = document.querySelector('title');
  if (before && title) watch?.observe(title, { childList: true });
}

/** Puts words before the title of the page until they are taken away. */
export class TitleNote {
  /** Empty takes the words away. */
  set(note: string): void {
    if (note === (notes.get(this) ?? '')) return;
    if (note) notes.set(this, note);
    else notes.delete(this);
    write();
  }
}
