import type { RedFlag } from '@vetkit/signal-server/triage/contract';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { ClinicInfoController } from '../clinic/clinic-info.ts';
import { triageTexts } from '../locales/triage.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.first.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { focusTitle, stepTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { ticks } from '../shared/styles/ticks.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { tick } from '../shared/tick.ts';
import { VetDangerSignsEvent } from './events.ts';
import { signIcons } from './sign-icons.ts';
import { eight } from './signs.ts';
import { dangerSigns } from './vet-danger-signs.styles.ts';

/**
 * Asks the eight danger signs, before anything else is asked. One tap when there are none.
 *
 * @fires {VetDangerSignsEvent} vet-danger-signs - The button was pressed; says what is ticked.
 * @csspart title - The question.
 * @csspart choice - One danger sign.
 * @csspart primary - The button.
 */
export class VetDangerSigns extends LitElement {
  static override styles = [ground, words, actions, ticks, widget, dangerSigns];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** What is ticked. */
  @property({ attribute: false }) flags: readonly RedFlag[] = [];

  /** The button was pressed, and what comes next is on its way. */
  @property({ type: Boolean }) busy = false;

  readonly #at = new ClinicController(this);

  // The signs never wait for the clinic's card: only the phone number does.
  readonly #info = new ClinicInfoController(this, () => this.#at.clinic);

  #tick(flag: RedFlag, ticked: boolean): void {
    // Where to go is at hand when the button is pressed.
    if (ticked) void import('./vet-emergency.ts').catch(() => undefined);
    this.flags = eight.filter((code) => (code === flag ? ticked : this.flags.includes(code)));
  }

  /** Moves the focus to the question. */
  override focus(): void {
    void focusTitle(this);
  }

  protected override render() {
    const t = this.#at.texts(triageTexts);
    const danger = this.flags.length > 0;
    return html`
      <div class="vet">
        <div class="widget-body">
          <div class="q">${stepTitle(t.title)}<p class="soft">${t.lead}</p></div>
          <div class="flags" role="group" aria-label=${t.signs}>
            ${eight.map((code) => tick({
              name: code, label: t[code], icon: signIcons[code], checked: this.flags.includes(code), onTick: (ticked) => this.#tick(code, ticked),
            }))}
          </div>
        </div>
        <div class="widget-foot">
          <button type="button" class="btn ${danger ? 'danger' : 'primary'} big wide" part="primary" aria-busy=${this.busy ? 'true' : nothing} @click=${() => this.dispatchEvent(new VetDangerSignsEvent(this.flags))}>
            ${danger ? t.go : t.none}${icon('arrow-right')}
          </button>
          ${phoneLink(this.#info.phone, (phone) => t.notSure({ phone }))}
        </div>
      </div>
    `;
  }
}

define('vet-danger-signs', VetDangerSigns);
declare global {
  interface HTMLElementTagNameMap { 'vet-danger-signs': VetDangerSigns }
}
