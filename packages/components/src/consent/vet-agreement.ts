import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { agreementTexts } from '../locales/agreement.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { printLines } from '../shared/paper.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { dated, ownZone } from '../shared/time.ts';
import { agreementCopy, type AgreementCopy } from './copy-client.ts';

type Copy = { readonly is: 'closed' | 'coming' | 'none' | 'failed' } | { readonly is: 'here'; readonly copy: AgreementCopy };

/**
 * The copy of what was agreed to for a visit, to be read and printed: for owners without e-mail, and for the desk that hands it over.
 * Nothing is asked for before somebody wants it.
 *
 * @csspart card - The copy.
 */
export class VetAgreement extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`
    .copy:focus { outline: none; }
    .text { max-inline-size: 60ch; }
  `];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The visit's reference. */
  @property() reference = '';
  /** Who looks. */
  @property() as: 'owner' | 'staff' = 'owner';

  @state() private copy: Copy = { is: 'closed' };

  readonly #at = new ClinicController(this);

  async #open(): Promise<void> {
    if (this.copy.is === 'coming') return;
    if (this.copy.is !== 'closed' && this.copy.is !== 'failed') return void (this.copy = { is: 'closed' });
    this.copy = { is: 'coming' };
    try {
      this.copy = { is: 'here', copy: await agreementCopy(this.#at.clinic.http, this.reference, this.as) };
    } catch (error) {
      this.copy = { is: isProblem(error, 'not-found') ? 'none' : 'failed' };
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.copy')?.focus();
  }

  /** Who agreed, when, where, and to what beside the words. */
  #facts({ name, at, toldBy, place, as, recording, text }: AgreementCopy): string[] {
    const t = this.#at.texts(agreementTexts);
    const { locale } = this.#at;
    const when = dated(at, { locale, zone: ownZone() });
    const country = new Intl.DisplayNames(locale, { type: 'region' }).of(place.country) ?? place.country;
    return [
      toldBy ? t.onPhone({ name, when, staff: toldBy }) : t.agreed({ name, when }),
      ...(as === 'agent' ? [t.agent] : []),
      t.where({ place: [place.region, country].filter(Boolean).join(', ') }),
      recording ? t.recording : t.noRecording,
      t.version({ version: text.version, hash: text.hash.slice(0, 16) }),
    ];
  }

  protected override render() {
    const t = this.#at.texts(agreementTexts);
    const { copy } = this;
    const title = this.as === 'staff' ? t.showStaff : t.show;
    return html`
      <div class="vet stack gap-12">
        <div class="actions"><button type="button" class="btn plain" aria-expanded=${copy.is === 'here' || copy.is === 'none'} aria-busy=${copy.is === 'coming' ? 'true' : nothing} @click=${() => void this.#open()}>${icon('file')}${title}</button></div>
        ${copy.is === 'failed' ? banner({ tone: 'bad', text: t.failed }) : nothing}
        ${copy.is === 'none' ? html`<p class="copy soft" tabindex="-1">${this.as === 'staff' ? t.none : t.noneYet}</p>` : nothing}
        ${copy.is === 'here' ? this.#card(copy.copy, title) : nothing}
      </div>
    `;
  }

  #card(copy: AgreementCopy, title: string) {
    const t = this.#at.texts(agreementTexts);
    const parts = copy.text.text.split(/\n{2,}/);
    const facts = this.#facts(copy);
    return html`
      <section class="card stack gap-12 copy" part="card" tabindex="-1" aria-label=${title}>
        <div class="text stack gap-8" lang=${copy.text.locale}>${parts.map((part) => html`<p>${part}</p>`)}</div>
        <ul class="stack gap-4 small soft">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
        <div class="actions">${button({ label: t.print, kind: 'quiet', size: '', icon: 'print', onPress: () => printLines(title, [...parts, ...facts, this.reference], copy.text.locale) })}</div>
      </section>
    `;
  }
}

define('vet-agreement', VetAgreement);
declare global {
  interface HTMLElementTagNameMap { 'vet-agreement': VetAgreement }
}
