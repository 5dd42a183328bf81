import type { TriageRequest } from '@vetkit/signal-server/triage/contract';
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { todayTexts } from '../locales/today.ts';
import { chips } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import type { icon, IconName } from '../shared/icons.after.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { words } from '../shared/styles/words.ts';
import { VetTodayToldEvent } from './events.ts';

type Answers = TriageRequest['answers'];

/** What is asked about today, in the order of the page; `!` before an answer that cannot wait. */
const today: readonly { readonly question: keyof Answers; readonly icon: IconName; readonly answers: readonly string[] }[] = [
  { question: 'eating', icon: 'bowl', answers: ['normal', 'less', 'more', 'none', 'unknown'] },
  { question: 'drinking', icon: 'drop', answers: ['normal', 'less', 'more', 'none', 'unknown'] },
  { question: 'urinating', icon: 'drop', answers: ['normal', 'less', 'more', '!straining', 'none', 'blood', 'accidents', 'unknown'] },
  { question: 'defecating', icon: 'toilet', answers: ['normal', 'less', 'none', 'soft', 'diarrhea', 'bloody', 'straining', 'unknown'] },
  { question: 'behaviour', icon: 'heart', answers: ['normal', 'quiet', 'lethargic', 'restless', 'painful', 'confused', '!collapsed', '!seizing', '!unresponsive', 'unknown'] },
];

/**
 * How an animal is today, in five rows: eating, drinking, peeing, pooping, behaving. Each may stay open.
 *
 * @fires {VetTodayToldEvent} vet-today-told - With all answers so far, after each.
 * @csspart choice - A choice.
 */
export class VetHowToday extends LitElement {
  static override styles = [ground, words, actions, fields, choices, css`
  :host { display: block; }
  .vet { container-type: inline-size; }
  @layer vet.base {
    .answer { display: grid; gap: 8px; padding-block: 14px; }
    .answer + .answer { border-block-start: 1px solid var(--vet-line); }
    .answer .label .icon { color: var(--vet-ink-soft); align-self: center; }
    .answer .chip { padding-inline: 13px; }
    @container (max-width: 480px) {
      .answer .chips { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .answer .chip { padding-inline: 4px; border-radius: var(--vet-radius-m); }
    }
    @container (max-width: 270px) {
      .answer .chips { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    }
    @container (min-width: 640px) {
      .answer { grid-template-columns: 132px 1fr; align-items: center; }
    }
  }
  .answers .answer { padding-block: 12px; }
  .answers fieldset.field { display: contents; }
  .answers .chip { white-space: normal; text-align: center; }
  .answers .chip.alarm:has(> input:checked) { background: var(--vet-danger-solid); border-color: var(--vet-danger-solid); color: var(--vet-on-danger); }
  `];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The animal's name, for the sentences. */
  @property({ attribute: 'pet-name' }) petName = '';
  /** Without a heading of its own, below one of the page's. */
  @property({ type: Boolean }) bare = false;
  /** Draws a picture before each row. Who has the pictures gives it: nobody waits for them here. */
  @property({ attribute: false }) pictures: typeof icon | undefined;
  /** The answers so far. */
  @property({ attribute: false }) value: Answers = {};

  readonly #at = new ClinicController(this);

  #tell(answers: Answers): void {
    this.value = answers;
    this.dispatchEvent(new VetTodayToldEvent(answers));
  }

  protected override render() {
    const t = this.#at.texts(todayTexts);
    const said = t as unknown as Readonly<Record<string, string>>;
    const { value, bare } = this;
    return html`
      <div class="vet" role=${bare ? nothing : 'group'} aria-labelledby=${bare ? nothing : 'title'}>
        ${bare ? nothing : html`<h3 class="label" id="title">${t.todayTitle({ name: this.petName.trim() })}</h3><p class="hint">${t.todayHint}</p>`}
        <div class="answers">${today.map(({ question, icon: picture, answers }) => html`
          <div class="answer">
            <span class="label" aria-hidden="true">${this.pictures?.(picture, 's') ?? nothing}${t[question]}</span>
            ${chips({
              name: question, legend: t[question], legendUnseen: true, value: value[question] ?? '',
              options: answers.map((each) => ({ value: each.replace('!', ''), label: said[`is-${each.replace('!', '')}`] ?? each, alarm: each.startsWith('!') })),
              onChoose: (chosen) => this.#tell({ ...value, [question]: chosen } as Answers),
            })}
          </div>`)}
        </div>
      </div>`;
  }
}

define('vet-how-today', VetHowToday);
declare global {
  interface HTMLElementTagNameMap { 'vet-how-today': VetHowToday }
}
