import type { VisitStillBooked } from '@vetkit/signal-server/records/settings.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { CareTexts } from '../locales/care.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';

/** Whether the animal has died, as it is being said. */
export type Saying = 'no' | 'busy' | 'failed';

export interface Died {
  readonly pet: string;
  readonly deceased: boolean;
  readonly saying: Saying;
  readonly booked: readonly VisitStillBooked[];
  readonly when: (at: string) => string;
  readonly mark: (deceased: boolean) => void;
  readonly callOff: (reference: string) => void;
}

/** Quiet, and behind a fold: nobody meets it by accident. */
export function diedPart({ pet, deceased, saying, booked, when, mark, callOff }: Died, texts: CareTexts): TemplateResult {
  const failed = saying === 'failed' ? banner({ tone: 'bad', text: texts.diedFailed }) : nothing;
  if (deceased) {
    return html`<section class="card calm stack gap-12" part="card"><h3 class="sub">${texts.died({ pet })}</h3><p class="small soft">${texts.diedText({ pet })}</p>
      ${booked.length ? html`<p class="small">${texts.diedBooked}</p><ul class="stack gap-12">${booked.map(({ reference, at, type, others }) => html`<li class="stack gap-4">
        <b class="small">${when(at)}</b><span class="small soft">${type}${others.length ? html`, ${texts.diedOthers({ pets: others.join(', ') })}` : nothing}</span>
        <div>${button({ label: texts.diedCallOff({ when: when(at) }), kind: 'quiet', size: '', busy: saying === 'busy', onPress: () => callOff(reference) })}</div></li>`)}</ul>` : nothing}
      ${failed}
      <div>${button({ label: texts.diedUndo, kind: 'plain', size: '', busy: saying === 'busy', onPress: () => mark(false) })}</div></section>`;
  }
  return html`<details class="card died" part="card"><summary class="small">${texts.diedAsk({ pet })}</summary>
    <div class="stack gap-12"><p class="small soft">${texts.diedText({ pet })}</p>${failed}
      <div>${button({ label: texts.diedMark({ pet }), kind: 'quiet', size: '', busy: saying === 'busy', onPress: () => mark(true) })}</div></div>
  </details>`;
}

/** The keys of the editor. */
export const keysPart = (texts: CareTexts, mac: boolean): TemplateResult => html`
  <details class="card keys" part="card"><summary class="small">${texts.keys}</summary>
    <dl class="small">${([
      ['/', texts.keySnippet],
      [mac ? '⌘ S' : 'Ctrl S', texts.keySave],
      [mac ? '⌘ ↩' : 'Ctrl Enter', texts.keyComplete],
      [mac ? '⌥ ⇧ S O A P' : 'Alt Shift S O A P', texts.keyLetters],
    ] as const).map(([keys, what]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${what}</dd></div>`)}</dl>
  </details>
`;

const letters: Readonly<Record<string, string>> = { KeyS: 'subjective', KeyO: 'objective', KeyA: 'assessment', KeyP: 'plan' };

/** What a key asks of the editor; nothing for all others. */
export function askedBy({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): { readonly is: 'save' | 'complete' } | { readonly is: 'go'; readonly to: string } | undefined {
  const command = (ctrlKey || metaKey) && !altKey && !shiftKey;
  if (command && key.toLowerCase() === 's') return { is: 'save' };
  if (command && key === 'Enter') return { is: 'complete' };
  // By its place: with Alt the letter itself is another one on some keyboards.
  const to = altKey && shiftKey && !ctrlKey && !metaKey ? letters[code] : undefined;
  return to === undefined ? undefined : { is: 'go', to };
}
