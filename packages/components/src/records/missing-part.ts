import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { missing, type MissingCode, missingCodes } from '@vetkit/signal-server/records/rules';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/icons.ts';
import { ring } from '../shared/ring.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import type { RecordsTexts } from '../locales/records.ts';

const labels: Record<MissingCode, keyof (RecordsTexts & FindingsTexts)> = {
  subjective: 'subjective',
  objective: 'objective',
  assessment: 'assessment',
  plan: 'plan',
  education: 'education',
  scripts: 'missingScripts',
  followUp: 'missingFollowUp',
  found: 'found',
  nextSteps: 'nextSteps',
};

/** What a missing thing is called. */
export const labelOf = (code: MissingCode, texts: RecordsTexts & FindingsTexts): string => texts[labels[code]] as string;

/** What completing still needs, as a list with ways there. */
export function missingPart(body: RecordBody, texts: RecordsTexts & FindingsTexts, onGo: (code: MissingCode) => void): TemplateResult {
  const open = missing(body);
  const done = missingCodes.length - open.length;
  const count = open.length;
  const text = `${done}/${missingCodes.length}`;
  return html`
    <section class="card" id="missing">
      <div class="row gap-12">
        ${ring({ milliseconds: 0, at: done / missingCodes.length, text }, text, { size: 's', tone: count ? 'warn' : 'ok' })}
        <div><h3 class="sub">${texts.missingTitle({ count })}</h3><p class="small soft">${texts.missingHint({ count })}</p></div>
      </div>
      <ul class="missing">
        ${missingCodes.map((code) => {
          const lacks = open.includes(code);
          const label = labelOf(code, texts);
          return html`<li class=${lacks ? 'no' : ''}>
            ${icon(lacks ? 'info' : 'check-circle')}
            <span class="grow">${label}<span class="sr">, ${lacks ? texts.notHere : texts.here}</span></span>
            ${lacks ? html`<button type="button" class="btn plain" aria-label=${texts.goTo({ field: label })} @click=${() => onGo(code)}>${texts.go}</button>` : nothing}
          </li>`;
        })}
      </ul>
    </section>
  `;
}
