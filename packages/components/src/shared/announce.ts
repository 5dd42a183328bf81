type Urgency = 'polite' | 'assertive';

const regions = new WeakMap<Document, Record<Urgency, HTMLElement>>();

function regionsOf(document: Document): Record<Urgency, HTMLElement> {
  const known = regions.get(document);
  if (known?.polite.isConnected) return known;
  const make = (urgency: Urgency) => {
    const region = document.createElement('div');
    region.setAttribute('aria-live', urgency);
    Object.assign(region.style, { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
    document.body.append(region);
    return region;
  };
  const made = { polite: make('polite'), assertive: make('assertive') };
  regions.set(document, made);
  return made;
}

/** Says a sentence to screen readers without showing it. `assertive` breaks into what is being read: for danger only. */
export function announce(sentence: string, urgency: Urgency = 'polite'): void {
  if (typeof document === 'undefined') return;
  const region = regionsOf(document)[urgency];
  // The same words twice are silent unless the text really changes.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
