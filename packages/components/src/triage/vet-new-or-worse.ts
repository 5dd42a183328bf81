import type { RetriageRequest } from '@vetkit/signal-server/triage/assessments.contract';
import type { RedFlag, TriageAnswer } from '@vetkit/signal-server/triage/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { ClinicInfoController } from '../clinic/clinic-info.ts';
import { emergencyTexts } from '../locales/emergency.ts';
import { seenTexts } from '../locales/seen.ts';
import { triageNewTexts } from '../locales/triage-new.ts';
import { triageTexts } from '../locales/triage.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textArea } from '../shared/field.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { focusTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { ticks } from '../shared/styles/ticks.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { tick } from '../shared/tick.ts';
import { bareEmergencyPart } from './bare-emergency-part.ts';
import { triageClient } from './client.ts';
import { VetNewsEvent } from './events.ts';
import { reasonsPart } from './reasons-part.ts';
import { signIcons } from './sign-icons.ts';
import { eight } from './signs.ts';

/** How far the telling is. */
type Telling = { readonly is: 'telling' | 'sending' | 'failed' } | { readonly is: 'told'; readonly answer: TriageAnswer | null };

/**
 * Takes what is new or worse before a visit: the eight danger signs, and the owner's own words. Says where to go in an emergency, and what
 * must be seen today. For the owner of the visit; `<vet-anything-new>` shows it.
 *
 * @fires {VetNewsEvent} vet-news - It was told, or is not to be told after all.
 * @csspart card - What is asked, and what is said to it. @csspart choice - One danger sign.
 */
export class VetNewOrWorse extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, ticks, widget, css`
    :host { display: block; container-type: inline-size; }
    .flags .tick .box { order: 2; }
    .flags .tick { min-block-size: 44px; font-size: var(--vet-text-m); }
    [data-step-title]:focus { outline: none; }
    .banner .btn.wide { justify-content: start; padding-inline: 0; }
    .why { display: grid; gap: 6px; margin-block: 8px; }
    .why li { display: grid; gap: 2px; }
    .quote { font-size: var(--vet-text-s); overflow-wrap: anywhere; unicode-bidi: isolate; }
  `];

  /** The visit's reference. */
  @property() reference = '';
  @property({ attribute: 'pet-name' }) petName = '';
  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** Brings the code that says where to go in an emergency. Until it is there, a few words of this element's own say it. */
  @property({ attribute: false }) bringEmergency: () => Promise<unknown> = () => import('./vet-emergency.ts');

  @state() private asked: Telling = { is: 'telling' };
  @state() private flags: readonly RedFlag[] = [];
  @state() private text = '';
  @state() private checked = false;
  @state() private emergency: 'bare' | 'whole' = 'bare';

  readonly #at = new ClinicController(this);
  readonly #info = new ClinicInfoController(this, () => this.#at.clinic);

  protected override firstUpdated(): void {
    this.#bring();
  }

  #bring(): void {
    void this.bringEmergency().then(() => (this.emergency = 'whole'), () => undefined);
  }

  async #send(): Promise<void> {
    if (!this.flags.length && !this.text.trim()) {
      this.checked = true;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#news')?.focus();
      return;
    }
    this.asked = { is: 'sending' };
    const told: RetriageRequest = { change: 'new-or-worse', text: this.text.slice(0, 4000), redFlags: [...this.flags], answers: {}, locale: this.#at.locale.slice(0, 20) };
    this.asked = await triageClient(this.#at.clinic.http).retriage(this.reference, told).then(({ answer }) => ({ is: 'told', answer }) as const, () => ({ is: 'failed' }) as const);
    if (this.asked.is === 'told') this.dispatchEvent(new VetNewsEvent('told'));
    if (!this.#isEmergency) return;
    if (this.emergency === 'bare') this.#bring();
    await this.updateComplete;
    const whole = this.renderRoot.querySelector('vet-emergency');
    if (this.emergency === 'whole' && whole) whole.focus();
    else void focusTitle(this);
  }

  /** A danger sign is one by itself, whether or not the clinic could be told. */
  get #isEmergency(): boolean {
    const { asked } = this;
    return asked.is === 'told' ? asked.answer?.urgency === 'emergency' : asked.is === 'failed' && this.flags.length > 0;
  }

  protected override render() {
    const { asked } = this;
    const t = this.#at.texts(triageNewTexts);
    const failed = asked.is === 'failed' ? banner({ tone: 'bad', text: t.failed, actions: phoneLink(this.#info.phone, (phone) => this.#at.texts(triageTexts).call({ phone })) }) : nothing;
    const send = button({ label: t.send, size: '', busy: asked.is === 'sending', busyLabel: t.sending, onPress: () => void this.#send() });
    if (this.#isEmergency) {
      return html`<div class="vet stack gap-12"><section class="card flush" part="card">${this.#where()}</section>
        ${failed === nothing ? nothing : html`${failed}<div class="actions">${send}</div>`}</div>`;
    }
    if (asked.is === 'told') return html`<div class="vet">${this.#seen(asked.answer)}</div>`;
    const said = this.#at.texts(triageTexts);
    return html`
      <div class="vet"><section class="card stack gap-12" part="card">
        <div class="stack gap-4"><h2 class="sub">${t.question({ name: this.petName })}</h2><p class="small soft">${t.lead}</p></div>
        <div class="flags" role="group" aria-label=${said.signs}>${eight.map((code) => tick({
          name: code, label: said[code], icon: signIcons[code], checked: this.flags.includes(code),
          onTick: (on) => (this.flags = eight.filter((each) => (each === code ? on : this.flags.includes(each)))),
        }))}</div>
        ${textArea({ name: 'news', label: t.tell, value: this.text, maxlength: 4000, error: this.checked && !this.flags.length && !this.text.trim() ? t.needed : undefined, onInput: (text) => (this.text = text) })}
        ${failed}
        <div class="actions">${send}
          ${button({ label: t.back, kind: 'plain', size: '', onPress: () => this.dispatchEvent(new VetNewsEvent('back')) })}</div>
      </section></div>`;
  }

  #where(): TemplateResult {
    const name = this.petName;
    const answer = this.asked.is === 'told' ? (this.asked.answer ?? undefined) : undefined;
    return this.emergency === 'whole'
      ? html`<vet-emergency .answer=${answer} .flags=${this.flags} pet-name=${name} @vet-danger-mistake=${() => (this.asked = { is: 'telling' })}></vet-emergency>`
      : bareEmergencyPart(this.#at.texts(triageTexts), { name, phone: this.#info.phone });
  }

  /** What is no emergency: what must be seen today says so, and why. */
  #seen(answer: TriageAnswer | null): TemplateResult {
    const t = { ...this.#at.texts(triageNewTexts), ...this.#at.texts(seenTexts) };
    if (answer?.urgency !== 'urgent') return banner({ tone: 'ok', text: t.thanks });
    const { youWrote } = this.#at.texts(emergencyTexts);
    const why = reasonsPart(answer.reasons.filter(({ urgency }) => urgency === 'urgent'), { quote: (quote) => youWrote({ quote }) });
    return banner({
      tone: 'warn', title: t.seenToday({ name: this.petName }), text: html`${why}${t.urgent}`,
      actions: phoneLink(this.#info.phone, (phone) => this.#at.texts(triageTexts).call({ phone })),
    });
  }
}

define('vet-new-or-worse', VetNewOrWorse);
declare global {
  interface HTMLElementTagNameMap { 'vet-new-or-worse': VetNewOrWorse }
}
