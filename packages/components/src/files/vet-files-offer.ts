import { initialState, Task } from '@lit/task';
import type { FileList } from '@vetkit/signal-server/files/contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { filesTexts } from '../locales/files.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import '../shared/icons.first.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { words } from '../shared/styles/words.ts';
import { filesClient } from './client.ts';

/** Worth showing without a press: somebody asked, the visit needs them, or there are some. */
const matters = ({ asked, wanted, files, room }: FileList): boolean => files.length > 0 || (room !== null && (asked !== null || wanted !== null));

/**
 * Offers the owner to add files to a visit: one button, or the whole of `<vet-files>` at once when the clinic has asked, the kind of visit
 * needs them, or some are there. Shows nothing where nothing can be added. The code for sending is loaded when it is shown.
 */
export class VetFilesOffer extends LitElement {
  static override styles = [ground, words, actions];

  /** The visit's reference. */
  @property() reference = '';
  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';

  @state() private opened = false;

  readonly #at = new ClinicController(this);
  readonly #list = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.#at.clinic.session.find(this.#about)?.token] as const,
    task: ([clinic, reference, token], { signal }) => (reference && token ? filesClient(clinic, this.#about).list(signal) : initialState),
    onComplete: (list) => matters(list) && void this.#open(false),
  });

  constructor() {
    super();
    new LiveController(this, () => (this.reference && !this.opened ? { clinic: this.#at.clinic, ...this.#about } : undefined), {
      onEvent: ({ type, reference }) => type.startsWith('file') && reference === this.reference && void this.#list.run(),
    });
  }

  get #about() {
    return { reference: this.reference, as: 'owner' } as const;
  }

  async #open(pressed: boolean): Promise<void> {
    await import('./vet-files.ts');
    this.opened = true;
    if (!pressed) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('vet-files')?.focus();
  }

  protected override render() {
    const list = this.#list.value;
    if (!this.opened && !list?.room) return nothing;
    const t = this.#at.texts(filesTexts);
    return html`
      <div class="vet">
        ${this.opened ? html`<vet-files reference=${this.reference}></vet-files>` : html`<div class="actions">${button({ label: t.add, icon: 'clip', kind: 'quiet', onPress: () => void this.#open(true) })}</div>`}
      </div>
    `;
  }
}

define('vet-files-offer', VetFilesOffer);
declare global {
  interface HTMLElementTagNameMap { 'vet-files-offer': VetFilesOffer }
}
