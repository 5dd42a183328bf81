import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { ClinicInfoController } from '../clinic/clinic-info.ts';
import { seenTexts } from '../locales/seen.ts';
import { triageTexts } from '../locales/triage.ts';
import { banner } from '../shared/banner.ts';
import { define } from '../shared/define.ts';
import '../shared/icons.owner.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { focusTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';

/** Says above free times how soon this animal should be seen, and offers to call. */
export class VetSeenToday extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`
    :host { display: block; container-type: inline-size; }
    .inset { padding: 8px var(--vet-space-2); }
    @container (min-width: 480px) { .inset { padding-inline: var(--vet-space-3); } }
    .inset:focus { outline: none; }
    .actions { margin-block-start: 8px; }
  `];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  @property({ attribute: 'pet-name' }) petName = '';
  /** Today, or within three days. */
  @property() level: 'urgent' | 'soon' = 'urgent';

  readonly #at = new ClinicController(this);
  readonly #info = new ClinicInfoController(this, () => this.#at.clinic);

  /** Moves the focus to what it says. */
  override focus(): void {
    void focusTitle(this);
  }

  protected override render() {
    const t = { ...this.#at.texts(triageTexts), ...this.#at.texts(seenTexts) };
    const name = this.petName;
    if (this.level === 'soon') return html`<div class="vet inset">${banner({ tone: 'info', icon: 'clock', title: t.seenSoon({ name }), text: t.seenSoonText })}</div>`;
    return html`<div class="vet inset" tabindex="-1" data-step-title>${banner({
      tone: 'warn', title: t.seenToday({ name }), text: t.seenTodayText,
      actions: phoneLink(this.#info.phone, (phone) => t.call({ phone })),
    })}</div>`;
  }
}

define('vet-seen-today', VetSeenToday);
declare global {
  interface HTMLElementTagNameMap { 'vet-seen-today': VetSeenToday }
}
