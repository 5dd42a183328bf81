import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { LiveController } from '../../clinic/live-controller.ts';
import { lobbyMoreTexts, type LobbyMoreTexts } from '../../locales/lobby-more.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { leftOf } from '../../shared/countdown.ts';
import { define } from '../../shared/define.ts';
import { everySecond } from '../../shared/heartbeat.ts';
import { skeleton } from '../../shared/skeleton.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { progress } from '../../shared/styles/progress.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { lobbyClient } from '../lobby-client.ts';
import { VetHandedOverEvent } from './events.ts';

type Doing =
  | { readonly is: 'closed' | 'making' | 'failed' }
  | { readonly is: 'shown'; readonly id: string; readonly endsAt: number; readonly qr: { readonly path: string; readonly size: number } };

const isLoopback = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.');

/**
 * Hands the owner's side over to their phone: a QR code that opens this visit there, once, within a few minutes.
 *
 * @fires {VetHandedOverEvent} vet-handed-over - The other device has it now.
 */
export class VetToPhone extends LitElement {
  static override styles = [ground, words, actions, surfaces, progress, css`
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
    if (doing.is === 'shown') return this.#shown(doing, t);
    return html`<div class="about">
      <h3 class="sub">${t.toPhone}</h3><p class="small soft">${t.toPhoneText}</p>
      ${doing.is === 'making' ? skeleton(t.codeMaking, { lines: 2 }) : nothing}
      ${doing.is === 'failed' ? banner({ tone: 'bad', text: t.codeFailed }) : nothing}
      <div class="actions">${button({ label: t.toPhone, busy: doing.is === 'making', busyLabel: t.codeMaking, kind: 'quiet', size: '', icon: 'phone', onPress: () => void this.#make() })}</div>
    </div>`;
  }

  #shown({ endsAt, qr }: Extract<Doing, { is: 'shown' }>, t: LobbyMoreTexts): TemplateResult {
    const left = leftOf({ endsAt, length: 300_000 }, Date.now());
    const ended = left.milliseconds === 0;
    return html`<div class="shown">
      <h3 class="sub" tabindex="-1">${ended ? t.codeEnded : t.scan}</h3>
      ${ended ? nothing : html`
        <svg class="qr" viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label=${t.qrLabel} shape-rendering="crispEdges">${svg`<path d=${qr.path} fill="currentColor" />`}</svg>
        <p class="small">${t.scanText}</p>
        <p class="small soft">${t.codeLeft({ left: left.text })}</p>
        ${isLoopback(this.#at.clinic.server) ? banner({ tone: 'info', text: t.onlyHere }) : nothing}`}
      <div class="actions">
        ${ended ? button({ label: t.newCode, kind: 'quiet', size: '', onPress: () => void this.#make() }) : nothing}
        ${button({ label: t.close, kind: 'plain', size: '', onPress: () => this.#close() })}
      </div>
    </div>`;
  }

  async #make(): Promise<void> {
    if (this.doing.is === 'making') return;
    this.doing = { is: 'making' };
    const { http, server, slug } = this.#at.clinic;
    try {
      const [{ id, secret, expiresAt }, { qrPath }] = await Promise.all([lobbyClient(http, this.reference).handOver(), import('./qr.ts')]);
      const url = new URL(`consult/${this.reference}`, server);
      // In the fragment, which browsers keep to themselves: neither a server's log nor a referrer sees it.
      url.hash = `c=${slug}&h=${secret}`;
      this.doing = { is: 'shown', id, endsAt: Date.parse(expiresAt), qr: qrPath(url.href) };
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
