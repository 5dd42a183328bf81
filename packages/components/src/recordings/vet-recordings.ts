import { initialState, Task } from '@lit/task';
import type { Recording } from '@vetkit/signal-server/recordings/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { sayBytes } from '../files/size.ts';
import { recordingsTexts, type RecordingsTexts } from '../locales/recordings.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { clock, countdown, day, dayAndClock, ownZone } from '../shared/time.ts';
import { recordingsClient } from './client.ts';
import { isOpen } from './standing.ts';
import { styles } from './vet-recordings.styles.ts';

/** What is being done with one of them. */
type Doing =
  | { readonly is: 'nothing' }
  | { readonly is: 'fetching' | 'asking' | 'failed' | 'not-removed'; readonly id: string }
  | { readonly is: 'watching'; readonly id: string; readonly href: string };

/** While one is being prepared it is looked at again, milliseconds. */
const lookAgain = 4000;

/** The recordings of a visit after the call: each with its state, a player, and a way to save it. Shows nothing where there are none. */
export class VetRecordings extends LitElement {
  static override styles = [ground, words, actions, surfaces, progress, styles];

  /** The visit's reference. */
  @property() reference = '';
  /** May delete them: a manager. */
  @property({ type: Boolean, attribute: 'may-remove' }) mayRemove = false;
  @property() clinic = '';
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof recordingsTexts.en> = {};

  @state() private doing: Doing = { is: 'nothing' };

  readonly #at = new ClinicController(this);
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #list = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.#at.clinic.session.find({ reference: this.reference })?.token] as const,
    task: ([clinic, reference, token], { signal }) => (reference && token ? recordingsClient(clinic.http, reference).list(signal) : initialState),
  });

  constructor() {
    super();
    new LiveController(this, () => (this.reference ? { clinic: this.#at.clinic, reference: this.reference } : undefined), {
      onEvent: ({ type, reference }) => type.startsWith('recording.') && reference === this.reference && void this.#list.run(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#list.value?.recordings.some(({ state }) => state === 'processing') && void this.#list.run(), lookAgain);
    // What this browser has recorded and not sent yet goes now.
    void this.updateComplete.then(() => {
      const { clinic } = this.#at;
      const me = clinic.session.find({ as: 'staff' })?.person?.id;
      if (me) void import('./unsent.ts').then(({ sendUnsent }) => sendUnsent(clinic, me)).catch(() => {});
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render() {
    const list = this.#list.value;
    // Who was asked and said no has made nothing to look at.
    const shown = list?.recordings.filter((one) => one.state !== 'declined' && one.state !== 'asked') ?? [];
    if (!list || shown.length === 0) return nothing;
    const texts = this.#at.texts(recordingsTexts, this.texts);
    return html`<div class="vet"><section class="card" aria-labelledby="title">
      <div class="head">${icon('record')}<h2 class="title" id="title">${shown.length > 1 ? texts.titleMany : texts.title}</h2></div>
      ${shown.map((one) => this.#row(one, texts))}
    </section></div>`;
  }

  #row(one: Recording, texts: RecordingsTexts): TemplateResult {
    const saying = { locale: this.#at.locale, zone: ownZone() };
    const from = one.startedAt ?? one.askedAt;
    const when = clock(from, saying);
    const facts = [one.seconds === null ? '' : countdown(one.seconds * 1000), one.bytes === null ? '' : sayBytes(one.bytes, saying.locale), one.keptUntil ? texts.keptUntil({ date: `${day(one.keptUntil, saying)} ${new Date(one.keptUntil).getFullYear()}` }) : ''];
    const said = one.state === 'ready' ? facts.filter(Boolean).join(' · ') : one.state === 'failed' || one.state === 'removed' ? texts[one.state] : texts.processing;
    const busy = this.doing.is === 'fetching' && this.doing.id === one.id;
    return html`<div class="row-of">
      <div class="what"><b>${dayAndClock(from, saying)}</b><span class="small soft num" role="status">${said}</span>
        ${one.state === 'processing' || isOpen(one) ? html`<progress class="bar" aria-label=${texts.processing}></progress>` : nothing}
        ${one.state === 'ready' && !one.mayWatch ? html`<span class="small soft">${texts.clinicOnly}</span>` : nothing}</div>
      ${one.mayWatch ? this.#acts(one, when, busy, texts) : nothing}
      ${this.#below(one, when, texts)}
    </div>`;
  }

  #acts({ id }: Recording, when: string, busy: boolean, texts: RecordingsTexts): TemplateResult {
    const watching = this.doing.is === 'watching' && this.doing.id === id;
    const act = (label: string, name: string, sign: 'video' | 'x' | 'download' | 'edit', press: () => void) =>
      html`<button type="button" class="btn quiet" aria-label=${name} aria-busy=${busy ? 'true' : nothing} @click=${press}>${icon(sign)}${label}</button>`;
    return html`<div class="acts">
      ${watching ? act(texts.close, texts.close, 'x', () => (this.doing = { is: 'nothing' })) : act(busy ? texts.preparing : texts.view, texts.viewOf({ when }), 'video', () => void this.#watch(id))}
      ${act(texts.download, texts.downloadOf({ when }), 'download', () => void this.#save(id))}
      ${this.mayRemove ? html`<button type="button" class="btn plain" aria-label=${texts.removeOf({ when })} @click=${() => (this.doing = { is: 'asking', id })}>${texts.remove}</button>` : nothing}
    </div>`;
  }

  #below({ id }: Recording, when: string, texts: RecordingsTexts): TemplateResult | typeof nothing {
    const { doing } = this;
    if (doing.is === 'nothing' || doing.id !== id) return nothing;
    if (doing.is === 'watching') return html`<video controls autoplay playsinline src=${doing.href} aria-label=${texts.player({ when })} @error=${(event: Event) => void this.#again(id, event.target as HTMLVideoElement)}></video>`;
    if (doing.is === 'failed' || doing.is === 'not-removed') return html`<div class="sure">${banner({ tone: 'bad', text: doing.is === 'failed' ? texts.linkFailed : texts.removeFailed })}</div>`;
    if (doing.is !== 'asking') return nothing;
    return html`<div class="sure"><b class="grow">${texts.removeSure}</b>${button({ label: texts.keep, kind: 'quiet', size: '', onPress: () => (this.doing = { is: 'nothing' }) })}${button({ label: texts.remove, kind: 'danger', size: '', onPress: () => void this.#remove(id) })}</div>`;
  }

  get #client() {
    return recordingsClient(this.#at.clinic.http, this.reference);
  }

  async #watch(id: string): Promise<void> {
    this.doing = { is: 'fetching', id };
    const link = await this.#client.link(id).catch(() => undefined);
    this.doing = link ? { is: 'watching', id, href: link.href } : { is: 'failed', id };
  }

  /** A link lives ten minutes, a film may be longer: another one, and on from the same place. Twice at the same place is a real fault. */
  #brokeAt = -1;
  async #again(id: string, video: HTMLVideoElement): Promise<void> {
    const at = video.currentTime;
    if (at === this.#brokeAt) {
      this.doing = { is: 'failed', id };
      return;
    }
    this.#brokeAt = at;
    const link = await this.#client.link(id).catch(() => undefined);
    if (!link || this.doing.is !== 'watching') return;
    this.doing = { ...this.doing, href: link.href };
    video.addEventListener('loadedmetadata', () => (video.currentTime = at), { once: true });
  }

  async #save(id: string): Promise<void> {
    const link = await this.#client.link(id).catch(() => undefined);
    if (!link) {
      this.doing = { is: 'failed', id };
      return;
    }
    // The server says that it is to be saved, and under which name: the page stays.
    Object.assign(document.createElement('a'), { href: link.href, download: link.name }).click();
  }

  async #remove(id: string): Promise<void> {
    this.doing = await this.#client.remove(id).then(() => ({ is: 'nothing' }) as const, () => ({ is: 'not-removed', id }) as const);
    if (this.doing.is === 'nothing') await this.#list.run();
  }
}

define('vet-recordings', VetRecordings);
declare global {
  interface HTMLElementTagNameMap { 'vet-recordings': VetRecordings }
}
