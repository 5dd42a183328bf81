import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { findingCodes, systemCodes, type Finding, type SystemCode } from '@vetkit/signal-server/records/findings.contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { segmented } from '../shared/choice.ts';
import { textField } from '../shared/field.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import type { Change } from './soap-part.ts';

/** The exam: each system normal, abnormal with words, or not assessed remotely. What nobody said stays unsaid. */
export function examPart(body: RecordBody, texts: FindingsTexts, change: Change): TemplateResult {
  const { exam } = body;
  const put = (system: SystemCode, finding: Finding) => change({ exam: { ...exam, [system]: finding } });
  const unsaid = systemCodes.filter((system) => !exam[system]);
  const restNotRemote = () => change({ exam: { ...exam, ...Object.fromEntries(unsaid.map((system) => [system, { is: 'not-remote', words: '' }])) } });
  return html`
    <details class="fold" ?open=${unsaid.length < systemCodes.length}>
      <summary><h3 class="label">${texts.exam}</h3><span class="small soft">${texts.examSaid({ said: systemCodes.length - unsaid.length, of: systemCodes.length })}</span></summary>
      <div class="exam">
      ${systemCodes.map((system) => {
        const found = exam[system];
        return html`<div class="system">
          <span class="sub" aria-hidden="true">${texts[`system-${system}`]}</span>
          ${segmented({
            name: `exam-${system}`, legend: texts[`system-${system}`], legendUnseen: true, value: found?.is ?? '',
            options: findingCodes.map((value) => ({ value, label: texts[`is-${value}`] })),
            onChoose: (is) => put(system, { is, words: found?.words ?? '' }),
          })}
          ${found && (found.is === 'abnormal' || found.words)
            ? textField({ name: `exam-${system}-words`, label: texts.whatIsAbnormal({ system: texts[`system-${system}`] }), value: found.words, maxlength: 2000, onInput: (words) => put(system, { ...found, words }) })
            : nothing}
        </div>`;
      })}
      ${unsaid.length ? html`<div class="rest">${button({ label: texts.restNotRemote, kind: 'quiet', size: '', onPress: restNotRemote })}</div>` : nothing}
      </div>
    </details>
  `;
}
