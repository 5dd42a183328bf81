import type { RecordingSettings, RecordingSheet } from '@vetkit/signal-server/recordings/contract';
import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { SheetController } from '../clinic/sheet-controller.ts';
import { recordingSettingsTexts } from '../locales/recording-settings.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
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

  @state() private days: string | undefined;
  @state() private owners: boolean | undefined;

  readonly #at = new ClinicController(this);
  readonly #sheet = new SheetController<RecordingSheet, RecordingSettings>(this, this.#at, {
    read: (http) => recordingSettingsClient(http).read(),
    save: (http, settings, revision) => recordingSettingsClient(http).save(settings, revision),
    words: () => this.#t,
    onSaved: () => (this.days = this.owners = undefined),
  });

  get #t() {
    return this.#at.texts(recordingSettingsTexts);
  }

  protected override render() {
    const t = this.#t;
    const { now } = this.#sheet;
    return html`<div class="vet"><section class="card stack gap-16" part="card">
      <div class="stack gap-4"><h2 class="head" part="title">${t.title}</h2><p class="small soft">${t.lead}</p></div>
      ${now ? this.#form(now) : this.#sheet.opening(2)}
    </section></div>`;
  }

  #form(now: RecordingSheet) {
    const t = this.#t;
    const days = Number(this.days ?? now.keptDays);
    const fits = Number.isInteger(days) && days >= 1 && days <= most;
    const wanted = { keptDays: days, ownersWatch: this.owners ?? now.ownersWatch };
    const changed = wanted.keptDays !== now.keptDays || wanted.ownersWatch !== now.ownersWatch;
    return html`
      ${textField({ name: 'days', label: t.days, hint: t.daysHint, type: 'number', inputmode: 'numeric', unit: t.unit, value: this.days ?? String(now.keptDays), error: fits ? undefined : t.daysBad({ most }), onInput: (typed) => {
        this.days = typed;
        this.#sheet.touched();
      } })}
      ${toggle({ name: 'owners', label: t.owners, checked: wanted.ownersWatch, onTick: (on) => {
        this.owners = on;
        this.#sheet.touched();
      } })}
      ${this.#sheet.footer(changed && fits ? wanted : undefined)}
    `;
  }
}

define('vet-recording-settings', VetRecordingSettings);
declare global {
  interface HTMLElementTagNameMap { 'vet-recording-settings': VetRecordingSettings }
}
