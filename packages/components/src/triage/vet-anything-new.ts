import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { triageNewTexts } from '../locales/triage-new.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';

/** How far the question is; asked once for each visit in this tab. `lost`: the code of what comes after «yes» did not come. */
type Asked = 'asking' | 'coming' | 'lost' | 'telling' | 'unchanged';

/**
 * Asks an owner who joins a visit whether anything is new or worse. What is told goes through triage together with what was told before;
 * an emergency says where to go at once. For the owner of the visit.
 *
 * @csspart card - The question.
 */
export class VetAnythingNew extends LitElement {
  static override styles = [ground, words, actions, surfaces];

  /** The visit's reference. */
  @property() reference = '';
  @property({ attribute: 'pet-name' }) petName = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private asked: Asked = 'asking';

  readonly #at = new ClinicController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    try {
      if (sessionStorage.getItem(this.#key)) this.asked = 'unchanged';
    } catch {
      // Reading it is forbidden in some privacy modes: then it is asked again.
    }
  }

  get #key(): string {
    return `vetkit asked ${this.reference}`;
  }

  /** It is not asked again in this tab. */
  #remember(): void {
    try {
      sessionStorage.setItem(this.#key, 'asked');
    } catch {
      // Where nothing may be kept it is asked again.
    }
  }

  /** «No» is not worth a quarrel with the network: it is told if it can be. */
  async #no(): Promise<void> {
    this.asked = 'unchanged';
    const { http } = this.#at.clinic;
    try {
      const { triageClient } = await import('./client.ts');
      await triageClient(http).retriage(this.reference, { change: 'none', text: '', answers: {}, locale: this.#at.locale.slice(0, 20) });
      this.#remember();
    } catch {
      // Asked again after a reload.
    }
  }

  async #yes(): Promise<void> {
    this.asked = 'coming';
    this.asked = await import('./vet-new-or-worse.ts').then(() => 'telling' as const, () => 'lost' as const);
  }

  protected override render() {
    const t = this.#at.texts(triageNewTexts);
    if (this.asked === 'unchanged') return nothing;
    if (this.asked === 'telling') {
      return html`<vet-new-or-worse reference=${this.reference} pet-name=${this.petName} clinic=${this.clinic} server=${this.server}
        @vet-news=${({ is }: HTMLElementEventMap['vet-news']) => (is === 'told' ? this.#remember() : (this.asked = 'asking'))}></vet-new-or-worse>`;
    }
    return html`
      <div class="vet"><section class="card stack gap-12" part="card">
        <h2 class="sub">${t.question({ name: this.petName })}</h2>
        ${this.asked === 'lost' ? banner({ tone: 'bad', text: t.lost }) : nothing}
        <div class="actions">
          ${button({ label: t.no, kind: 'quiet', size: '', onPress: () => void this.#no() })}
          ${button({ label: t.yes, kind: 'quiet', size: '', busy: this.asked === 'coming', busyLabel: t.yes, onPress: () => void this.#yes() })}</div>
      </section></div>`;
  }
}

define('vet-anything-new', VetAnythingNew);
declare global {
  interface HTMLElementTagNameMap { 'vet-anything-new': VetAnythingNew }
}
