import type { TriageAnswer } from '@vetkit/signal-server/triage/contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { triageNewTexts } from '../locales/triage-new.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textArea } from '../shared/field.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';

const emergency = (): Promise<unknown> => import('./vet-emergency.ts');

/** How far the question is; asked once for each visit in this tab. */
type Asked =
  | { readonly is: 'asking' | 'telling' | 'sending' | 'failed' | 'unchanged' }
  | { readonly is: 'told'; readonly answer: TriageAnswer };

/**
 * Asks an owner who joins a visit whether anything is new or worse. What is told goes through triage together with what was told before;
 * an emergency says where to go at once. For the owner of the visit.
 *
 * @csspart card - The question.
 */
export class VetAnythingNew extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces];

  /** The visit's reference. */
  @property() reference = '';
  @property({ attribute: 'pet-name' }) petName = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private asked: Asked = { is: 'asking' };
  @state() private text = '';
  @state() private checked = false;

  readonly #at = new ClinicController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    try {
      if (sessionStorage.getItem(this.#key)) this.asked = { is: 'unchanged' };
    } catch {
      // Reading it is forbidden in some privacy modes: then it is asked again.
    }
  }

  get #key(): string {
    return `vetkit asked ${this.reference}`;
  }

  /** Something is new. What an emergency says is at hand before the answer is. */
  #tells(): void {
    this.asked = { is: 'telling' };
    void emergency().catch(() => undefined);
  }

  async #send(change: 'none' | 'new-or-worse'): Promise<void> {
    if (change === 'new-or-worse' && !this.text.trim()) {
      this.checked = true;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#news')?.focus();
      return;
    }
    this.asked = { is: 'sending' };
    try {
      const { triageClient } = await import('./client.ts');
      const { answer } = await triageClient(this.#at.clinic.http).retriage(this.reference, { change, text: this.text.slice(0, 4000), answers: {}, locale: this.#at.locale.slice(0, 20) });
      if (answer?.urgency === 'emergency') await emergency();
      this.asked = answer ? { is: 'told', answer } : { is: 'unchanged' };
      sessionStorage.setItem(this.#key, change);
    } catch {
      // «No» is not worth a quarrel with the network; what is new is.
      this.asked = { is: change === 'none' ? 'unchanged' : 'failed' };
    }
  }

  protected override render() {
    const t = this.#at.texts(triageNewTexts);
    const { asked } = this;
    if (asked.is === 'unchanged') return nothing;
    if (asked.is === 'told') {
      return asked.answer.urgency === 'emergency'
        ? html`<div class="vet"><section class="card flush"><vet-emergency .answer=${asked.answer} pet-name=${this.petName} @vet-danger-mistake=${() => (this.asked = { is: 'telling' })}></vet-emergency></section></div>`
        : html`<div class="vet">${banner({ tone: 'ok', text: t.thanks })}</div>`;
    }
    return html`
      <div class="vet"><section class="card stack gap-12" part="card">
        <h2 class="sub">${t.question({ name: this.petName })}</h2>
        ${asked.is === 'asking'
          ? html`<div class="actions">
              ${button({ label: t.no, kind: 'quiet', size: '', onPress: () => void this.#send('none') })}
              ${button({ label: t.yes, kind: 'quiet', size: '', onPress: () => this.#tells() })}</div>`
          : html`
              ${textArea({ name: 'news', label: t.tell, value: this.text, maxlength: 4000, error: this.checked && !this.text.trim() ? t.needed : undefined, onInput: (text) => (this.text = text) })}
              ${asked.is === 'failed' ? banner({ tone: 'bad', text: t.failed }) : nothing}
              <div class="actions">
                ${button({ label: t.send, size: '', busy: asked.is === 'sending', busyLabel: t.sending, onPress: () => void this.#send('new-or-worse') })}
                ${button({ label: t.back, kind: 'plain', size: '', onPress: () => (this.asked = { is: 'asking' }) })}</div>`}
      </section></div>`;
  }
}

define('vet-anything-new', VetAnythingNew);
declare global {
  interface HTMLElementTagNameMap { 'vet-anything-new': VetAnythingNew }
}
