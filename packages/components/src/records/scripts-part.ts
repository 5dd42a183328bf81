import type { RecordBody, Script } from '@vetkit/signal-server/records/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { segmented } from '../shared/choice.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { Change } from './soap-part.ts';
import type { RecordsTexts } from '../locales/records.ts';

const blank: Script = { medicine: '', directions: '' };

/** Scripts: none, said aloud, or a list of them. */
export function scriptsPart(body: RecordBody, texts: RecordsTexts, change: Change): TemplateResult {
  const { scripts } = body;
  const list = scripts.kind === 'some' ? scripts.scripts : [];
  const put = (next: Script[]) => change({ scripts: next.length ? { kind: 'some', scripts: next } : { kind: 'none' } });

  const one = (script: Script, at: number) => {
    const set = (member: keyof Script) => (value: string) => put(list.map((each, i) => (i === at ? { ...each, [member]: value } : each)));
    return html`<li class="script">
      ${textField({ name: `medicine-${at}`, label: texts.medicine, value: script.medicine, maxlength: 200, onInput: set('medicine') })}
      ${textField({ name: `directions-${at}`, label: texts.directions, value: script.directions, maxlength: 500, onInput: set('directions') })}
      ${textField({ name: `quantity-${at}`, label: texts.quantity, optional: texts.optional, value: script.quantity ?? '', maxlength: 80, onInput: set('quantity') })}
      <button type="button" class="btn icon-only plain" aria-label=${texts.removeScript({ medicine: script.medicine })} @click=${() => put(list.filter((_, i) => i !== at))}>${icon('trash')}</button>
    </li>`;
  };

  return html`
    <section class="card stack" id="scripts" tabindex="-1">
      <h3 class="sub">${texts.scripts}</h3>
      ${segmented({
        name: 'scripts-said',
        legend: texts.scripts,
        legendUnseen: true,
        value: scripts.kind === 'unsaid' ? undefined : scripts.kind,
        options: [{ value: 'none', label: texts.scriptsNone }, { value: 'some', label: texts.scriptsSome }],
        onChoose: (kind) => change({ scripts: kind === 'none' ? { kind } : { kind, scripts: list.length ? list : [blank] } }),
      })}
      ${list.length ? html`<ul class="stack scripts">${list.map(one)}</ul>${button({ label: texts.addScript, kind: 'quiet', size: '', icon: 'plus', onPress: () => put([...list, blank]) })}` : nothing}
    </section>
  `;
}
