import { Task } from '@lit/task';
import type { RecordingSettings, RecordingSheet } from '@vetkit/signal-server/recordings/contract';
import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { recordingSettingsTexts } from '../locales/recording-settings.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { skeleton } from '../shared/skeleton.ts';
import { toggle } from '../shared/switch.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { switches } from '../shared/styles/switches.ts';
import { words } from '../shared/styles/words.ts';
import { recordingSettingsClient } from './settings-client.ts';

type Saving = { readonly is: 'no' | 'busy' | 'saved' } | { readonly is: 'failed'; readonly error: unknown };

const most = 3650;

/**
 * Where the manager sets how long recordings are kept, and whether owners see theirs. Saves what was changed when the button is pressed.
 *
 * @csspart card - The frame. @csspart title - The heading.
 */
export class VetRecordingSettings extends LitElement {
  static override styles = [ground, words, actions, choices, switches, fields, surfaces, progress];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private now: RecordingSheet | undefined;
  @state() private days: string | undefined;
  @state() private owners: boolean | undefined;
  @state() private saving: Saving = { is: 'no' };

  readonly #at = new ClinicController(this);
  readonly #sheet = new Task(this, {
    args: () => [this.#at.clinic] as const,
    task: ([clinic]) => recordingSettingsClient(clinic.http).read(),
    onComplete: (sheet) => (this.now = sheet),
  });

  get #t() {
    return this.#at.texts(recordingSettingsTexts);
  }

  async #save(settings: RecordingSettings, revision: number): Promise<void> {
    this.saving = { is: 'busy' };
    try {
      this.now = await recordingSettingsClient(this.#at.clinic.http).save(settings, revision);
      this.days = this.owners = undefined;
      this.saving = { is: 'saved' };
      announce(this.#t.saved);
    } catch (error) {
      this.saving = { is: 'failed', error };
    }
  }

  protected override render() {
    const t = this.#t;
    return html`<div class="vet"><section class="card stack gap-16" part="card">
      <div class="stack gap-4"><h2 class="head" part="title">${t.title}</h2><p class="small soft">${t.lead}</p></div>
      ${this.now
        ? this.#form(this.now)
        : this.#sheet.render({
            pending: () => skeleton(t.loading, { lines: 2 }),
            error: (error) => banner({ tone: 'bad', text: problemText(error, this.#at.texts(commonTexts)), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#sheet.run() }) }),
          })}
    </section></div>`;
  }

  #form({ revision, ...now }: RecordingSheet) {
    const t = this.#t;
    const { saving } = this;
    const days = Number(this.days ?? now.keptDays);
    const fits = Number.isInteger(days) && days >= 1 && days <= most;
    const wanted = { keptDays: days, ownersWatch: this.owners ?? now.ownersWatch };
    const changed = wanted.keptDays !== now.keptDays || wanted.ownersWatch !== now.ownersWatch;
    return html`
      ${textField({ name: 'days', label: t.days, hint: t.daysHint, type: 'number', inputmode: 'numeric', unit: t.unit, value: this.days ?? String(now.keptDays), error: fits ? undefined : t.daysBad({ most }), onInput: (typed) => {
        this.days = typed;
        this.saving = { is: 'no' };
      } })}
      ${toggle({ name: 'owners', label: t.owners, checked: wanted.ownersWatch, onTick: (on) => {
        this.owners = on;
        this.saving = { is: 'no' };
      } })}
      ${saving.is === 'failed' ? banner({ tone: 'bad', text: problemText(saving.error, this.#at.texts(commonTexts)) }) : ''}
      ${saving.is === 'saved' ? banner({ tone: 'ok', text: t.saved }) : ''}
      ${changed && fits ? html`<div>${button({ label: t.save, busyLabel: t.saving, busy: saving.is === 'busy', size: '', onPress: () => void this.#save(wanted, revision) })}</div>` : ''}
    `;
  }
}

define('vet-recording-settings', VetRecordingSettings);
declare global {
  interface HTMLElementTagNameMap { 'vet-recording-settings': VetRecordingSettings }
}
