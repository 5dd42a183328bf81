import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { triageQueueTexts } from '../locales/triage-queue.ts';
import { createChime, type Chime } from '../media/chime.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import '../shared/icons.ts';
import { isMuted, keepMuted, mutedElsewhere, ringOnce } from '../shared/muted.ts';
import { TitleNote } from '../shared/page-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { triageClient } from './client.ts';
import { VetTriageQueueWantedEvent } from './events.ts';

/**
 * Emergencies that nobody has decided, wherever at the desk somebody is: words, title, and a sound for each new one. One tab of several
 * sounds. Shows nothing while none waits. For signed-in staff.
 *
 * @fires {VetTriageQueueWantedEvent} vet-triage-queue-wanted - The queue should be opened.
 */
export class VetTriageAlert extends LitElement {
  static override styles = [ground, words, actions, surfaces, css`:host { display: block; } :host([beside-queue]), :host([idle]) { display: none; }`];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** The queue stands on the same page: it says so itself. */
  @property({ type: Boolean, attribute: 'beside-queue', reflect: true }) besideQueue = false;
  /** None waits. */
  @property({ type: Boolean, reflect: true }) idle = true;

  @state() private waiting: readonly string[] = [];
  @state() private muted = isMuted();

  readonly #at = new ClinicController(this);
  readonly #title = new TitleNote();
  #chime: Chime | undefined;
  #known: ReadonlySet<string> | undefined;
  #about = '';

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, as: 'staff' }), {
      onEvent: (event) => event.type.startsWith('triage.') && void this.#look(),
      onOpen: (resumed) => !resumed && void this.#look(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#chime = createChime(() => this.requestUpdate());
    addEventListener('storage', this.#mutedElsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chime?.close();
    this.#title.set('');
    removeEventListener('storage', this.#mutedElsewhere);
  }

  readonly #mutedElsewhere = (event: StorageEvent): void => {
    this.muted = mutedElsewhere(event) ?? this.muted;
  };

  protected override updated(): void {
    const { clinic } = this.#at;
    const token = clinic.session.find({ as: 'staff' })?.token ?? '';
    const about = `${clinic.server.href} ${clinic.slug} ${token}`;
    if (about === this.#about) return;
    this.#about = about;
    void this.#look();
  }

  async #look(): Promise<void> {
    const { clinic } = this.#at;
    if (!clinic.slug || !clinic.session.find({ as: 'staff' })) return this.#take([]);
    // Who cannot be asked now is asked at the next event, or when the stream is there again.
    const queue = await triageClient(clinic.http).queue().catch(() => undefined);
    if (queue && this.isConnected) this.#take(queue.assessments.flatMap(({ id, decisions, suggested }) => (!decisions.length && suggested.urgency === 'emergency' ? [id] : [])));
  }

  #take(waiting: readonly string[]): void {
    const fresh = this.#known && waiting.find((id) => !this.#known?.has(id));
    this.#known = new Set([...(this.#known ?? []), ...waiting]);
    this.waiting = waiting;
    this.idle = !waiting.length;
    this.#title.set(waiting.length ? this.#at.texts(triageQueueTexts).emergenciesWait({ n: waiting.length }) : '');
    if (fresh && !this.muted) ringOnce(this.#chime, fresh);
  }

  protected override render() {
    if (!this.waiting.length || this.besideQueue) return nothing;
    const t = this.#at.texts(triageQueueTexts);
    return html`<div class="vet">${banner({
      tone: 'bad', icon: 'octagon', title: t.emergenciesWait({ n: this.waiting.length }), text: nothing,
      actions: html`${button({ label: t.openQueue, kind: 'danger', size: '', onPress: () => this.dispatchEvent(new VetTriageQueueWantedEvent()) })}
        ${button({ label: this.muted ? t.soundOn : t.soundOff, kind: 'plain', size: '', onPress: () => this.#mute(!this.muted) })}`,
    })}</div>`;
  }

  #mute(muted: boolean): void {
    this.muted = muted;
    keepMuted(muted);
  }
}

define('vet-triage-alert', VetTriageAlert);
declare global {
  interface HTMLElementTagNameMap { 'vet-triage-alert': VetTriageAlert }
}
