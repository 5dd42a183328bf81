import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { certaintyCodes, type Problem } from '@vetkit/signal-server/records/findings.contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { segmented } from '../shared/choice.ts';
import { textArea, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import type { Change } from './soap-part.ts';

const blank: Problem = { words: '', certainty: null, differentials: '', code: null };
const noCode = { system: '', code: '', display: '' };

/** The numbered problems, each with what else it could be and, where the clinic uses one, a code. */
export function problemsPart({ problems }: RecordBody, texts: FindingsTexts, change: Change): TemplateResult {
  const put = (next: Problem[]) => change({ problems: next });
  const one = (problem: Problem, at: number) => {
    const number = at + 1;
    const set = (part: Partial<Problem>) => put(problems.map((each, i) => (i === at ? { ...each, ...part } : each)));
    const code = problem.code ?? noCode;
    const setCode = (member: keyof typeof noCode) => (value: string) => {
      const next = { ...code, [member]: value };
      set({ code: Object.values(next).some(Boolean) ? next : null });
    };
    return html`<li class="problem stack gap-12">
      <div class="row gap-12">
        <div class="grow">${textField({ name: `problem-${at}`, label: texts.problem({ number }), value: problem.words, maxlength: 300, onInput: (words) => set({ words }) })}</div>
        <button type="button" class="btn icon-only plain" aria-label=${texts.removeProblem({ number })} @click=${() => put(problems.filter((_, i) => i !== at))}>${icon('trash')}</button>
      </div>
      ${segmented({
        name: `certainty-${at}`, legend: texts.certaintyOf, legendUnseen: true, value: problem.certainty ?? '',
        options: certaintyCodes.map((value) => ({ value, label: texts[`certainty-${value}`] })), onChoose: (certainty) => set({ certainty }),
      })}
      ${textArea({ name: `differentials-${at}`, label: texts.differentials, hint: texts.differentialsHint, value: problem.differentials, maxlength: 2000, onInput: (differentials) => set({ differentials }) })}
      <details ?open=${problem.code !== null}>
        <summary>${texts.code}</summary>
        <div class="code-fields">
          ${textField({ name: `code-system-${at}`, label: texts.codeSystem, value: code.system, maxlength: 200, onInput: setCode('system') })}
          ${textField({ name: `code-code-${at}`, label: texts.codeCode, value: code.code, maxlength: 80, onInput: setCode('code') })}
          ${textField({ name: `code-display-${at}`, label: texts.codeDisplay, value: code.display, maxlength: 200, onInput: setCode('display') })}
        </div>
      </details>
    </li>`;
  };
  return html`
    <div class="stack gap-12">
      <h3 class="label">${texts.problems}</h3>
      ${problems.length ? html`<ol class="problems stack">${problems.map(one)}</ol>` : nothing}
      ${problems.length < 20 ? html`<div>${button({ label: texts.addProblem, kind: 'quiet', size: '', icon: 'plus', onPress: () => put([...problems, blank]) })}</div>` : nothing}
    </div>
  `;
}
