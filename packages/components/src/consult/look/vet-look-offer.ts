import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { lookOfferTexts } from '../../locales/look-offer.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import { define } from '../../shared/define.ts';
import { ground } from '../../shared/styles/ground.ts';
import { surfaces } from '../../shared/styles/surfaces.ts';
import { words } from '../../shared/styles/words.ts';
import { isPlain, rememberedLook, type Behind } from './remembered.ts';

/** Offers background and noise without loading any of it before it is opened, or before it is known that it was chosen at the last visit. */
export class VetLookOffer extends LitElement {
  static override styles = [ground, words, surfaces, css`
    :host { display: block; }
    summary { cursor: pointer; min-block-size: 48px; display: flex; align-items: center; font-weight: 600; padding-inline: 16px; }
    summary:focus-visible { outline: var(--vet-focus-ring); outline-offset: -3px; }
    .inside { padding: 4px 16px 16px; }
  `];

  @property({ attribute: false }) local: LocalMedia | undefined;
  @property() for: 'staff' | 'owner' = 'staff';
  /** What the page says is behind staff who never chose. */
  @property() preset: Behind = 'none';
  /** Address of a picture that the page brings. */
  @property() image = '';
  @property({ attribute: 'pet-name' }) petName = '';
  @property() clinic = '';
  @property() server = '';

  @state() private open = false;

  readonly #at = new ClinicController(this);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('local') && this.local && this.for === 'staff' && !isPlain(rememberedLook(this.preset))) this.open = true;
    if (this.open) void import('./vet-own-look.ts').catch(() => undefined);
  }

  protected override render() {
    if (!this.local) return nothing;
    const t = this.#at.texts(lookOfferTexts);
    return html`<div class="vet"><details class="card flush" ?open=${this.open} @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}>
      <summary>${t.title}</summary>
      ${this.open ? html`<div class="inside"><vet-own-look for=${this.for} image=${this.image} pet-name=${this.petName} .local=${this.local}></vet-own-look></div>` : nothing}
    </details></div>`;
  }
}

define('vet-look-offer', VetLookOffer);
declare global {
  interface HTMLElementTagNameMap { 'vet-look-offer': VetLookOffer }
}
