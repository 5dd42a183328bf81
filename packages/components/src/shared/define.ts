import { tokens } from './tokens.ts';

const adopted = new WeakSet<Document>();

/** Gives the document the design tokens, once. Clinic CSS outside layers still wins. */
export function adoptTokens(document: Document): void {
  const sheet = tokens.styleSheet;
  if (!sheet || adopted.has(document)) return;
  adopted.add(document);
  // First in the list: sheets the page adopted itself come later and win within the same layer.
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}

/**
 * Registers an element under its tag. A name already taken is left alone, so two copies of the script do no harm;
 * outside a browser nothing happens, so elements may be imported on a server.
 */
export function define(tag: `vet-${string}`, element: CustomElementConstructor): void {
  if (typeof document === 'undefined' || typeof customElements === 'undefined') return;
  adoptTokens(document);
  if (!customElements.get(tag)) customElements.define(tag, element);
}
