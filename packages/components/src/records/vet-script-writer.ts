import { emptyScript } from '@vetkit/signal-server/records/rules';
import { isFoodAnimal, scriptFaults } from '@vetkit/signal-server/records/rules/scripts';
import type { MedicalRecord, Script } from '@vetkit/signal-server/records/contract';
import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { recordsTexts } from '../locales/records.ts';
import { scriptsTexts } from '../locales/scripts.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { ticks } from '../shared/styles/ticks.ts';
import { words } from '../shared/styles/words.ts';
import { recordsClient } from './client.ts';
import { VetScriptIssuedEvent } from './events.ts';
import type { Typed } from './number-field.ts';
import { one, type Dose } from './scripts-part.ts';

/** `issueUnsure`: the answer was lost, and so was the list of what was issued. */
type Issuing = 'writing' | 'tried' | 'busy' | 'notIssued' | 'issueNotYours' | 'issueRefused' | 'issueUnsure';

/**
 * Writes a script for a visit whose record is complete, alone or in the place of another one. For the vet of the visit.
 *
 * @fires {VetScriptIssuedEvent} vet-script-issued - It was issued, or nobody wants it any more.
 */
export class VetScriptWriter extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, progress, ticks, css`
    li { list-style: none; }
    .medicine-line, .numbers-line, .two { display: grid; gap: 12px; align-items: start; }
    .medicine-line .icon-only { display: none; }
    @media (min-width: 640px) { .medicine-line { grid-template-columns: 1.6fr 1fr 1fr; } .numbers-line { grid-template-columns: 1.4fr 1fr 1fr; } .two { grid-template-columns: 1fr 1fr; } }
  `];

  /** The visit's reference. */
  @property() reference = '';
  /** The id of the script it stands for; empty for one more. */
  @property() replaces = '';
  /** What the one before says, to begin with. */
  @property({ attribute: false }) from: Script | undefined;
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private script: Script | undefined;
  @state() private reason = '';
  @state() private is: Issuing = 'writing';
  @state() private typed: Typed = {};
  @state() private dose: Dose = { mgPerKg: '', perUnit: '' };

  /** Sent with it: however often it is sent, it is issued once. */
  #id = crypto.randomUUID();

  readonly #at = new ClinicController(this);
  readonly #record = new Task(this, {
    args: () => [this.#at.clinic, this.reference] as const,
    task: ([clinic, reference], { signal }) => recordsClient(clinic.http).read(reference, signal),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !(changed.has('reference') || changed.has('replaces'))) return;
    this.#id = crypto.randomUUID();
    this.script = undefined;
    this.typed = {};
    this.reason = '';
    this.is = 'writing';
  }

  protected override render() {
    const texts = { ...this.#at.texts(recordsTexts), ...this.#at.texts(scriptsTexts) };
    const record = this.#record.value;
    if (!record) return html`<div class="vet">${this.#record.error ? banner({ tone: 'bad', text: texts.scriptsFailed }) : skeleton(texts.issued, { lines: 3 })}</div>`;
    const script = this.script ?? this.from ?? emptyScript();
    const tried = this.is !== 'writing';
    const view = { body: record.body, visit: record.visit, prescribing: record.prescribing, tried, dose: this.dose, onDose: (dose: Dose) => (this.dose = dose), typed: this.typed, onTyped: (typed: Typed) => (this.typed = typed), texts, change: () => {} };
    return html`<div class="vet card stack gap-12">
      <h3 class="sub">${this.replaces ? texts.replaceTitle : texts.moreTitle}</h3>
      <ul class="stack">${one(view, script, 0, isFoodAnimal(record.visit.species), (next) => (this.script = next[0] ?? script))}</ul>
      ${this.replaces ? textField({ name: 'replace-reason', label: texts.replaceWhy, value: this.reason, maxlength: 300, error: tried && !this.reason.trim() ? texts.replaceWhy : undefined, onInput: (reason) => (this.reason = reason) }) : nothing}
      ${this.is === 'writing' || this.is === 'tried' || this.is === 'busy' ? nothing : banner({ tone: this.is === 'issueUnsure' ? 'warn' : 'bad', text: texts[this.is] })}
      <div class="actions">
        ${button({ label: texts.issueNow, size: '', busy: this.is === 'busy', busyLabel: texts.issuing, onPress: () => void this.#issue(record, script) })}
        ${button({ label: texts.cancelScript, kind: 'quiet', size: '', onPress: () => this.dispatchEvent(new VetScriptIssuedEvent(false)) })}
      </div>
    </div>`;
  }

  async #issue({ prescribing, visit }: MedicalRecord, script: Script): Promise<void> {
    const faults = prescribing ? scriptFaults(script, { ...prescribing, species: visit.species }) : [];
    const wrong = () => this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (faults.length || wrong() || (this.replaces && !this.reason.trim())) {
      this.is = 'tried';
      await this.updateComplete;
      return wrong()?.focus();
    }
    this.is = 'busy';
    const replaces = this.replaces ? { replaces: { script: this.replaces, reason: this.reason.trim() } } : {};
    const [records, id] = [recordsClient(this.#at.clinic.http), this.#id];
    try {
      await records.addScript(this.reference, { id, script, ...replaces });
    } catch (error) {
      const why = isProblem(error, 'not-yours') || isProblem(error, 'not-allowed') ? 'issueNotYours' : isProblem(error, 'scripts-refused') ? 'issueRefused' : undefined;
      // The answer may be what was lost: what was issued says.
      const issued = why ?? (await records.scripts(this.reference, 'staff').then(({ scripts }) => (scripts.some((each) => each.id === id) ? 'issued' : 'notIssued'), () => 'issueUnsure' as const));
      if (id !== this.#id) return;
      if (issued !== 'issued') return void (this.is = issued);
    }
    if (id === this.#id) this.dispatchEvent(new VetScriptIssuedEvent(true));
  }
}

define('vet-script-writer', VetScriptWriter);
declare global {
  interface HTMLElementTagNameMap { 'vet-script-writer': VetScriptWriter }
}
