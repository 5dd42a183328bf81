import type { VisitFile } from '@vetkit/signal-server/files/contract';
import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { CareTexts } from '../locales/care.ts';
import { textField } from '../shared/field.ts';
import { tick } from '../shared/tick.ts';
import type { Change } from './soap-part.ts';

const shown = /^image\/(jpeg|png|gif|webp|avif)$/;

/** Pictures of the visit: photos the owner sent and stills of the call. What is ticked belongs to the record, with what it shows. */
export function stillsPart({ stills }: RecordBody, files: readonly VisitFile[], { server, texts, change }: { readonly server: URL; readonly texts: CareTexts; readonly change: Change }): TemplateResult | typeof nothing {
  const pictures = files.filter(({ type, href }) => type !== null && shown.test(type) && href !== null);
  if (!pictures.length) return nothing;
  const taken = (file: string) => stills.find((each) => each.file === file);
  return html`<div class="stack gap-12">
    <div><h3 class="label">${texts.stills}</h3><p class="hint">${texts.stillsHint}</p></div>
    <ul class="stills">${pictures.map(({ id, name, href }) => {
      const still = taken(id);
      return html`<li class="still">
        <img src=${new URL(href!, server).href} alt=${name} loading="lazy" decoding="async">
        <div class="stack gap-8">
          ${tick({ name: `still-${id}`, label: texts.stillTake({ name }), checked: still !== undefined, onTick: (on) => change({ stills: on ? [...stills, { file: id, words: '' }] : stills.filter(({ file }) => file !== id) }) })}
          ${still ? textField({
            name: `still-words-${id}`, label: texts.stillWords({ number: stills.indexOf(still) + 1 }), value: still.words, maxlength: 300,
            onInput: (words) => change({ stills: stills.map((each) => (each.file === id ? { ...each, words } : each)) }),
          }) : nothing}
        </div>
      </li>`;
    })}</ul>
  </div>`;
}
