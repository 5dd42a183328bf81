import type { Guest, GuestPart } from '@vetkit/signal-server/consult/guests.contract';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { isProblem } from '../../clinic/problem.ts';
import { callMoreTexts, type CallMoreTexts } from '../../locales/call-more.ts';
import { announce } from '../../shared/announce.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { icon } from '../../shared/icons.call.ts';
import { actions } from '../../shared/styles/actions.ts';
import { fields } from '../../shared/styles/fields.ts';
import { ground } from '../../shared/styles/ground.ts';
import { guestsClient, type GuestsClient } from '../guests-client.ts';
import { sheet } from './sheet.styles.ts';

const parts: readonly GuestPart[] = ['interpreter', 'technician', 'specialist', 'family'];

/** Where it stands: nothing asked, a link on its way, a link to be sent, a refusal. */
type Inviting =
  | { readonly is: 'idle' | 'busy' | 'failed' | 'full' }
  /** Somebody could not be taken out. */
  | { readonly is: 'stays'; readonly id: string }
  | { readonly is: 'made'; readonly name: string; readonly href: string; readonly copied: boolean };

/**
 * Invites a third person into the call of a visit by a link, and takes them out again; for staff.
 *
 * @csspart link - The link to be sent.
 */
export class VetGuests extends LitElement {
  static override styles = [ground, actions, fields, sheet, css`
    form, .made, ul { display: grid; gap: 12px; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; min-block-size: 48px; }
    li > small { flex-basis: 100%; }
    li .who { flex: 1; min-inline-size: 0; }
    .link { padding: 10px 12px; border-radius: var(--vet-radius-s); background: oklch(0.17 0.012 175); font-family: var(--vet-font-code); font-size: var(--vet-text-s); overflow-wrap: anywhere; user-select: all; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; }
    label { display: grid; gap: 4px; font-size: var(--vet-text-s); }
    small { display: block; color: oklch(0.85 0.01 110); }
  `];

  /** The visit's reference. */
  @property() reference = '';
  /** Where the link leads; `{reference}` stands for the visit. The page of the room's own server if not said. */
  @property({ attribute: 'room-href' }) roomHref = '/consult/{reference}';
  @property() clinic = '';
  @property() server = '';

  @state() private guests: readonly Guest[] = [];
  @state() private inviting: Inviting = { is: 'idle' };

  readonly #at = new ClinicController(this);

  get #client(): GuestsClient {
    return guestsClient(this.#at.clinic, this.reference);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('reference') && this.reference) void this.#look();
  }

  async #look(): Promise<void> {
    // Not told now: the next press looks again.
    this.guests = (await this.#client.list().catch(() => undefined))?.guests ?? this.guests;
  }

  protected override render() {
    const texts = this.#at.texts(callMoreTexts);
    return html`<div class="vet"><div class="sheet-card">
      ${this.guests.length ? html`<ul>${this.guests.map((guest) => this.#row(guest, texts))}</ul>` : nothing}
      ${this.inviting.is === 'made' ? this.#made(this.inviting, texts) : this.#form(texts)}
    </div></div>`;
  }

  #row({ id, name, part, came }: Guest, texts: CallMoreTexts): TemplateResult {
    return html`<li><span class="who">${texts.guestAs({ who: name, part: texts[part] })}<small>${came ? texts.inviteCame : texts.inviteWaits}</small></span>
      <button type="button" class="btn plain icon-only" aria-label=${texts.inviteRemove({ name })} @click=${() => void this.#remove(id)}>${icon('x')}</button>
      ${this.inviting.is === 'stays' && this.inviting.id === id ? html`<small role="alert">${texts.inviteStays({ name })}</small>` : nothing}</li>`;
  }

  #form(texts: CallMoreTexts): TemplateResult {
    const { is } = this.inviting;
    return html`<form @submit=${this.#invite}>
      <p class="soft">${texts.inviteText}</p>
      <div class="pair">
        <label>${texts.inviteName}<input class="input" name="name" maxlength="80" required autocomplete="off"></label>
        <label>${texts.invitePart}<select class="input" name="part">${parts.map((part) => html`<option value=${part}>${texts[part]}</option>`)}</select></label>
      </div>
      ${is === 'failed' || is === 'full' ? html`<p role="alert">${is === 'full' ? texts.inviteFull : texts.inviteFailed}</p>` : nothing}
      ${button({ label: texts.inviteMake, busyLabel: texts.inviteMaking, busy: is === 'busy', size: '', type: 'submit' })}
    </form>`;
  }

  #made({ name, href, copied }: Extract<Inviting, { is: 'made' }>, texts: CallMoreTexts): TemplateResult {
    return html`<div class="made"><p role="status">${texts.inviteLink({ name })}</p><p class="link" part="link">${href}</p>
      <div class="row-actions">${button({ label: copied ? texts.inviteCopied : texts.inviteCopy, size: '', icon: 'copy', onPress: () => void this.#copy(href, texts) })}
        ${button({ label: texts.ok, kind: 'quiet', size: '', onPress: () => (this.inviting = { is: 'idle' }) })}</div></div>`;
  }

  readonly #invite = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.inviting.is === 'busy') return;
    const said = new FormData(event.target as HTMLFormElement);
    const part = parts.find((one) => one === said.get('part')) ?? 'interpreter';
    this.inviting = { is: 'busy' };
    try {
      const { guest, secret } = await this.#client.invite({ name: String(said.get('name')).trim(), part });
      const href = new URL(this.roomHref.replace('{reference}', this.reference), this.#at.clinic.server);
      // The secret stays in the fragment: no server's log has it.
      href.hash = new URLSearchParams({ c: this.#at.clinic.slug, k: secret }).toString();
      this.inviting = { is: 'made', name: guest.name, href: href.href, copied: false };
      await this.#look();
    } catch (error) {
      this.inviting = { is: isProblem(error, 'guests-full') ? 'full' : 'failed' };
    }
  };

  async #copy(href: string, texts: CallMoreTexts): Promise<void> {
    // Refused by the browser: the link stands there to be copied by hand.
    const copied = await navigator.clipboard.writeText(href).then(() => true, () => false);
    if (copied) announce(texts.inviteCopied);
    if (this.inviting.is === 'made') this.inviting = { ...this.inviting, copied };
  }

  async #remove(id: string): Promise<void> {
    // Who thinks that somebody is out says things that they should not hear.
    const out = await this.#client.remove(id).then(() => true, (error: unknown) => isProblem(error, 'not-found'));
    if (!out) this.inviting = { is: 'stays', id };
    else if (this.inviting.is === 'stays') this.inviting = { is: 'idle' };
    await this.#look();
    if (!out) return;
    this.guests = this.guests.filter((guest) => guest.id !== id);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('li button, input, .row-actions button')?.focus();
  }
}

define('vet-guests', VetGuests);
declare global {
  interface HTMLElementTagNameMap { 'vet-guests': VetGuests }
}
