import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../shared/define.ts';
import { ClinicController } from './clinic-controller.ts';
import type { ClinicTexts } from './context.ts';

/**
 * Says once for everything inside it which clinic this is, where its server is, which language to speak and in whose words.
 * Not required: every element can say its clinic itself. Accent and roundness may be set on it as CSS custom properties.
 *
 * @slot - Anything: elements of VetKit among it find their clinic here.
 */
export class VetClinic extends LitElement {
  static override styles = css`:host { display: contents; }`;

  /** The clinic's slug, such as `maple-street`. */
  @property({ reflect: true }) clinic = '';

  /** The server's address. Not needed where `vet.js` comes from that server. */
  @property() server = '';

  /** The language of texts and times, such as `fr-CA`; the page's own if not said. */
  @property() locale = '';

  /** The clinic's own words: `{ identity: { title: 'Hello' } }`. */
  @property({ attribute: false }) texts: ClinicTexts = {};

  /** Instead of the browser's own `fetch`. */
  @property({ attribute: false }) fetch: typeof globalThis.fetch | undefined;

  // Asks what is around it too: a `<vet-clinic>` in another changes only what it says itself.
  readonly #at = new ClinicController(this, () => this);

  /** The typed client of this clinic, for pages that want more than elements. */
  get client(): ClinicController['clinic'] {
    return this.#at.clinic;
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

define('vet-clinic', VetClinic);
declare global {
  interface HTMLElementTagNameMap { 'vet-clinic': VetClinic }
}
