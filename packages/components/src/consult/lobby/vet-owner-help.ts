import '../../shared/icons.call.ts';
import type { OwnerHelp } from '@vetkit/signal-server/consult/bar.contract';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { isProblem } from '../../clinic/problem.ts';
import { ownerHelpTexts, type OwnerHelpTexts } from '../../locales/owner-help.ts';
import { announce } from '../../shared/announce.ts';
import { banner } from '../../shared/banner.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.call.ts';
import { telHref } from '../../shared/phone-link.ts';
import { actions } from '../../shared/styles/actions.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { clock, ownZone } from '../../shared/time.ts';
import { lobbyClient } from '../lobby-client.ts';

type Asking = { readonly is: 'no' | 'busy' | 'too-early' | 'failed' } | ({ readonly is: 'asked' } & OwnerHelp);

/**
 * «Get help» for the owner: the desk sees it at once, and the clinic's number is there for everybody who would rather call. For the owner of
 * the visit.
 *
 * @csspart card - The frame.
 */
export class VetOwnerHelp extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`
    :host { display: block; }
    .about { display: grid; gap: 8px; }
    .place { block-size: 280px; margin-block-start: var(--vet-space-2); }
  `];

  /** The room as the server sees it. */
  @property({ attribute: false }) room: Room | undefined;
  /** Messages stand elsewhere: the desk's answer is read there. */
  @property({ type: Boolean }) bare = false;
  @property() clinic = '';
  @property() server = '';

  @state() private asking: Asking = { is: 'no' };

  readonly #at = new ClinicController(this);

  protected override firstUpdated(): void {
    // Somebody has just pressed for it.
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  protected override render() {
    const { room, asking } = this;
    if (!room) return nothing;
    const t = this.#at.texts(ownerHelpTexts);
    const inside = html`<div class="about">${this.#words(t)}
      <div class="actions">
        ${asking.is === 'asked' ? nothing : button({ label: t.getHelp, busy: asking.is === 'busy', busyLabel: t.asking, icon: 'hand', kind: 'quiet', size: '', onPress: () => void this.#ask(t) })}
        ${this.#phone(room, t)}
      </div></div>`;
    if (this.bare) return html`<div class="vet">${inside}</div>`;
    return html`<div class="vet"><section class="card" part="card">${inside}</section>${asking.is === 'asked' ? this.#messages(room) : nothing}</div>`;
  }

  #words(t: OwnerHelpTexts): TemplateResult {
    const { asking } = this;
    if (asking.is === 'asked') {
      const time = clock(asking.askedAt, { locale: this.#at.locale, zone: ownZone() });
      return html`<div role="status" class="about"><h3 class="sub">${t.asked({ time })}</h3><p class="small soft">${asking.online ? t.askedText : t.nobody}</p></div>`;
    }
    return html`<h3 class="sub">${t.title}</h3><p class="small soft">${t.text}</p>
      ${asking.is === 'too-early' ? banner({ tone: 'info', text: t.tooEarly }) : asking.is === 'failed' ? banner({ tone: 'bad', text: t.failed }) : nothing}`;
  }

  #phone({ appointment: { clinic: { phone } } }: Room, t: OwnerHelpTexts): TemplateResult | typeof nothing {
    return phone ? html`<a class="btn plain" href=${telHref(phone)}>${icon('phone')}${t.call({ phone: phone.replaceAll(' ', '\u00a0') })}</a>` : nothing;
  }

  /** What the desk answers is a message of the visit. */
  #messages(room: Room): TemplateResult {
    void import('../tools/vet-messages.ts').catch(() => undefined);
    return html`<section class="card flush place"><vet-messages reference=${room.appointment.reference} .room=${room}></vet-messages></section>`;
  }

  async #ask(t: OwnerHelpTexts): Promise<void> {
    if (!this.room || this.asking.is === 'busy') return;
    this.asking = { is: 'busy' };
    try {
      const help = await lobbyClient(this.#at.clinic.http, this.room.appointment.reference).help();
      this.asking = { is: 'asked', ...help };
      announce(help.online ? t.askedText : t.nobody);
    } catch (error) {
      this.asking = { is: isProblem(error, 'help-too-early') ? 'too-early' : 'failed' };
    }
  }
}

define('vet-owner-help', VetOwnerHelp);
declare global {
  interface HTMLElementTagNameMap { 'vet-owner-help': VetOwnerHelp }
}
