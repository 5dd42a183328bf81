import type { Room } from '@vetkit/signal-server/consult/contract';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { consentAgainTexts } from '../locales/consent-again.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.owner.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { words } from '../shared/styles/words.ts';
import type { Translation } from '../shared/text.ts';

/**
 * In the lobby: says where the animal is, and asks the owner to agree again where that or the clinic's text has changed. Nobody goes in
 * before that.
 *
 * @fires {VetAgreedEvent} vet-agreed - The owner has agreed.
 * @csspart card - The question. @csspart primary - The button.
 */
export class VetConsentAgain extends LitElement {
  static override styles = [ground, words, actions, css`
    .elsewhere .btn { padding-inline: 4px; }
  `];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** The room of the visit, as its owner sees it. */
  @property({ attribute: false }) room: Room | undefined;

  @state() private open = false;

  readonly #at = new ClinicController(this);

  protected override render() {
    const { room } = this;
    if (!room?.consent) return nothing;
    const t = this.#at.texts(consentAgainTexts);
    const { needed } = room.consent;
    if (!needed && !this.open) return this.#line(room, t);
    // Most visits never ask: what asks comes when it does.
    void import('./vet-consent-ask.ts').catch(() => undefined);
    return html`<div class="vet"><vet-consent-ask exportparts="card, primary" .room=${room} @vet-agreed=${() => (this.open = false)}>${needed ? nothing : button({ label: t.back, kind: 'plain', onPress: () => (this.open = false) })}</vet-consent-ask></div>`;
  }

  #line({ appointment: { place, pet } }: Room, t: Translation<typeof consentAgainTexts.en>) {
    const where = [place?.region, place?.country && new Intl.DisplayNames(this.#at.locale, { type: 'region' }).of(place.country)].filter(Boolean).join(', ');
    if (!where) return nothing;
    return html`<div class="vet"><p class="row wrap gap-8 small soft elsewhere">${icon('globe', 's')}${t.isIn({ name: pet?.name ?? '', place: where })}<button type="button" class="btn plain" @click=${() => (this.open = true)}>${t.elsewhere}</button></p></div>`;
  }
}

define('vet-consent-again', VetConsentAgain);
declare global {
  interface HTMLElementTagNameMap { 'vet-consent-again': VetConsentAgain }
}
