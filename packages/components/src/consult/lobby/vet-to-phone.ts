import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { LiveController } from '../../clinic/live-controller.ts';
import { lobbyMoreTexts, type LobbyMoreTexts } from '../../locales/lobby-more.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { everySecond } from '../../shared/heartbeat.ts';
import '../../shared/icons.first.ts';
import { skeleton } from '../../shared/skeleton.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { VetHandedOverEvent } from './events.ts';
import type { Code } from './phone-code.ts';

type Doing =
  | { readonly is: 'closed' | 'making' | 'failed' }
  | ({ readonly is: 'shown'; readonly part: typeof import('./phone-code.ts') } & Code);

/**
 * Hands the owner's side over to their phone: a QR code that opens this visit there, once, within a few minutes.
 *
 * @fires {VetHandedOverEvent} vet-handed-over - The other device has it now.
 */
export class VetToPhone extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`
    :host { display: block; }
    .shown { display: grid; gap: 12px; justify-items: center; text-align: center; }
    /* Dark on white in every scheme: cameras look for that. */
    .qr { inline-size: min(240px, 100%); aspect-ratio: 1; border-radius: var(--vet-radius-m); background: #fff; color: #000; }
    .about { display: grid; gap: 8px; }
  `];

  /** The appointment's reference. */
  @property() reference = '';
  @property() clinic = '';
  @property() server = '';

  @state() private doing: Doing = { is: 'closed' };

  readonly #at = new ClinicController(this);
  #stop: (() => void) | undefined;

  constructor() {
    super();
    new LiveController(this, () => (this.reference ? { clinic: this.#at.clinic, reference: this.reference } : undefined), {
      onEvent: ({ type, data }) => {
        if (type !== 'visit.handed-over' || this.doing.is !== 'shown' || data['link'] !== this.doing.id) return;
        this.doing = { is: 'closed' };
        this.dispatchEvent(new VetHandedOverEvent(this.reference));
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = everySecond(() => this.doing.is === 'shown' && this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.doing = { is: 'closed' };
  }

  protected override render() {
    const t = this.#at.texts(lobbyMoreTexts);
    return html`<div class="vet"><section class="card" part="card">${this.#inside(t)}</section></div>`;
  }

  #inside(t: LobbyMoreTexts): TemplateResult {
    const { doing } = this;
    if (doing.is === 'shown') return doing.part.codePart(doing, this.#at, { onMake: () => void this.#make(), onClose: () => this.#close() });
    return html`<div class="about">
      <h3 class="sub">${t.toPhone}</h3><p class="small soft">${t.toPhoneText}</p>
      ${doing.is === 'making' ? skeleton(t.codeMaking, { lines: 2 }) : nothing}
      ${doing.is === 'failed' ? banner({ tone: 'bad', text: t.codeFailed }) : nothing}
      <div class="actions">${button({ label: t.toPhone, busy: doing.is === 'making', busyLabel: t.codeMaking, kind: 'quiet', size: '', icon: 'phone', onPress: () => void this.#make() })}</div>
    </div>`;
  }

  async #make(): Promise<void> {
    if (this.doing.is === 'making') return;
    this.doing = { is: 'making' };
    try {
      const part = await import('./phone-code.ts');
      this.doing = { is: 'shown', part, ...(await part.makeCode(this.#at.clinic, this.reference)) };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
    } catch {
      this.doing = { is: 'failed' };
    }
  }

  #close(): void {
    this.doing = { is: 'closed' };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button')?.focus());
  }
}

define('vet-to-phone', VetToPhone);
declare global {
  interface HTMLElementTagNameMap { 'vet-to-phone': VetToPhone }
}
