import type { TriageRequest } from '@vetkit/signal-server/triage/contract';
import { css, html, type TemplateResult } from 'lit';
import type { today as todayEn } from '../locales/en/today.ts';
import { chips } from '../shared/choice.ts';
import { icon, type IconName } from '../shared/icons.after.ts';
import type { Translation } from '../shared/text.ts';

export type Answers = TriageRequest['answers'];

/** What is asked about today, in the order of the page; `!` before an answer that cannot wait. */
const today: readonly { readonly question: keyof Answers; readonly icon: IconName; readonly answers: readonly string[] }[] = [
  { question: 'eating', icon: 'bowl', answers: ['normal', 'less', 'more', 'none', 'unknown'] },
  { question: 'drinking', icon: 'drop', answers: ['normal', 'less', 'more', 'none', 'unknown'] },
  { question: 'urinating', icon: 'drop', answers: ['normal', 'less', 'more', '!straining', 'none', 'blood', 'accidents', 'unknown'] },
  { question: 'defecating', icon: 'toilet', answers: ['normal', 'less', 'none', 'soft', 'diarrhea', 'bloody', 'straining', 'unknown'] },
  { question: 'behaviour', icon: 'heart', answers: ['normal', 'quiet', 'lethargic', 'restless', 'painful', 'confused', '!collapsed', '!seizing', '!unresponsive', 'unknown'] },
];

/** The five rows of how an animal is today. */
export function todayRows(t: Translation<typeof todayEn>, answers: Answers, onTell: (answers: Answers) => void): TemplateResult {
  const said = t as unknown as Readonly<Record<string, string>>;
  return html`
    <div class="answers">${today.map(({ question, icon: picture, answers: options }) => html`
      <div class="answer">
        <span class="label" aria-hidden="true">${icon(picture, 's')}${t[question]}</span>
        ${chips({
          name: question, legend: t[question], legendUnseen: true, value: answers[question] ?? '',
          options: options.map((each) => ({ value: each.replace('!', ''), label: said[`is-${each.replace('!', '')}`] ?? each, alarm: each.startsWith('!') })),
          onChoose: (value) => onTell({ ...answers, [question]: value } as Answers),
        })}
      </div>`)}
    </div>
  `;
}

export const todayStyles = css`
  @layer vet.base {
    .answer { display: grid; gap: 8px; padding-block: 14px; }
    .answer + .answer { border-block-start: 1px solid var(--vet-line); }
    .answer .label .icon { color: var(--vet-ink-soft); align-self: center; }
    .answer .chip { padding-inline: 13px; }
    @container (max-width: 480px) {
      .answer .chips { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .answer .chip { padding-inline: 4px; border-radius: var(--vet-radius-m); }
    }
    @container (min-width: 640px) {
      .answer { grid-template-columns: 132px 1fr; align-items: center; }
    }
  }
  .answers .answer { padding-block: 12px; }
  .answers fieldset.field { display: contents; }
  .answers .chip { white-space: normal; text-align: center; }
  .answers .chip.alarm:has(> input:checked) { background: var(--vet-danger-solid); border-color: var(--vet-danger-solid); color: var(--vet-on-danger); }
`;
