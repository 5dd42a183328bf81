import type { Room } from '@vetkit/signal-server/consult/contract';
import type { Recording } from '@vetkit/signal-server/recordings/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { recordingsTexts, type RecordingsTexts } from '../locales/recordings.ts';
import { announce } from '../shared/announce.ts';
import { define } from '../shared/define.ts';
import { icon, type IconName } from '../shared/icons.call.ts';
import { everySecond } from '../shared/heartbeat.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { overlays } from '../shared/styles/overlays.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { countdown } from '../shared/time.ts';
import { consentSheet } from './consent-sheet.ts';
import type { Call } from '../media/call.ts';
import type { SaidEvent } from '../media/events.ts';
import { RecordingController } from './recording-controller.ts';
import { agreedPeers, current, isOpen, mustAnswer, silent } from './standing.ts';
import { styles } from './vet-recording.styles.ts';

/** Somebody else's picture and sound in the call. */
export interface RecordedRemote {
  readonly peer: string;
  readonly stream: MediaStream;
}

/**
 * Recording of a call: staff ask for it, everybody in the call is asked, and as long as it records everybody sees so and can pause or stop
 * it. Records in the browser of whoever asked. Lies over the picture of the call.
 *
 * @csspart sign - «Recording» with its buttons.
 */
export class VetRecording extends LitElement {
  static override styles = [ground, words, actions, surfaces, overlays, styles];

  /** The visit's reference. */
  @property() reference = '';
  /** The room as the server says it. */
  @property({ attribute: false }) room: Room | undefined;
  /** Everybody else in the call. */
  @property({ attribute: false }) remotes: readonly RecordedRemote[] = [];
  /** The running call of the kit: by it a pause or a stop gets from browser to browser where the server cannot be heard. */
  @property({ attribute: false }) call: Call | undefined;
  /** One's own picture and sound. */
  @property({ attribute: false }) own: MediaStream | null = null;
  @property() clinic = '';
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof recordingsTexts.en> = {};

  /** Being asked, pressed, or read: what this person does just now. */
  @state() private pressing = false;
  /** The end of this recording has been read. */
  @state() private read = '';
  /** The recording that this person was asked about, while the question stands. */
  #asked = '';
  /** The focus goes on from the question to what stands in its place. */
  #handsOn = false;
  /** What this page has seen going on: ends of earlier ones are no news. */
  #witnessed = '';
  #said = '';
  #pressed: Promise<void> = Promise.resolve();
  #stopClock: (() => void) | undefined;

  readonly #at = new ClinicController(this);
  readonly #recordings = new RecordingController(this, () =>
    this.reference && this.room && this.#at.clinic.slug && this.#at.clinic.session.find({ reference: this.reference })
      ? { clinic: this.#at.clinic, reference: this.reference, me: this.room.me.person }
      : undefined,
    undefined,
    (word) => this.call?.say(word),
  );
  #hears: Call | undefined;
  readonly #heard = ({ words }: SaidEvent): void => this.#recordings.heard(words);

  constructor() {
    super();
    new LiveController(this, () => (this.reference ? { clinic: this.#at.clinic, reference: this.reference } : undefined), {
      onEvent: ({ reference, type }) => reference === this.reference && (type.startsWith('recording.') || type.startsWith('call.')) && this.#recordings.refresh(),
      onOpen: (resumed) => !resumed && this.#recordings.refresh(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopClock = everySecond(() => this.#second());
    this.#hear(this.call);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock?.();
    this.#hear(undefined);
  }

  #hear(call: Call | undefined): void {
    this.#hears?.removeEventListener('said', this.#heard);
    this.#hears = call;
    call?.addEventListener('said', this.#heard);
  }

  get #current(): Recording | undefined {
    const { list } = this.#recordings;
    return list && current(list);
  }

  /** Cameras and microphones come and go without a word: who is in the film is looked at each second. */
  #second(): void {
    if (this.#recordings.making.is === 'at-it') this.#show();
    if (this.#current && isOpen(this.#current)) this.requestUpdate();
  }

  #show(): void {
    const recording = this.#current;
    if (!recording || !this.room) return;
    const agreed = agreedPeers(recording, this.room.participants);
    this.#recordings.show(this.remotes.filter(({ peer }) => agreed.has(peer)).map(({ stream }) => stream), this.own);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('call')) this.#hear(this.call);
    this.#handsOn = Boolean(this.shadowRoot?.activeElement?.closest('.sheet'));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#show();
    const recording = this.#current;
    this.#focus(recording);
    if (!recording) return;
    if (isOpen(recording)) this.#witnessed = recording.id;
    this.#tell(recording);
  }

  /** The question takes the focus when it comes, once: whoever writes on meanwhile may. Answered, what stands in its place has it. */
  #focus(recording: Recording | undefined): void {
    const asked = recording && this.room && mustAnswer(recording, this.room.me.person) ? recording.id : '';
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (asked) this.renderRoot.querySelector<HTMLElement>('.sheet')?.focus();
    else if (this.#handsOn) this.renderRoot.querySelector<HTMLElement>('.pill, .say button')?.focus();
  }

  /** What changes is said once, for those who do not look. */
  #tell({ id, state }: Recording): void {
    const now = `${id} ${state}`;
    if (now === this.#said || this.#witnessed !== id) return;
    this.#said = now;
    const texts = this.#at.texts(recordingsTexts, this.texts);
    if (state === 'recording') announce(texts.saidStarted, 'assertive');
    if (state === 'paused') announce(texts.saidPaused);
    if (state === 'processing') announce(texts.saidStopped);
  }

  protected override render() {
    const { room } = this;
    const { list } = this.#recordings;
    if (!room || !list) return nothing;
    const texts = this.#at.texts(recordingsTexts, this.texts);
    const recording = this.#current;
    if (recording && mustAnswer(recording, room.me.person)) {
      const { clinic } = room.appointment;
      return html`<div class="vet">${consentSheet({
        recording, list, clinic: clinic.name, isOwner: room.me.role === 'owner', booked: room.consent?.recording ?? false, busy: this.pressing, failed: this.#recordings.failed,
        onAnswer: (yes) => void this.#press(() => this.#recordings.answer(recording.id, yes)),
      }, texts)}</div>`;
    }
    return html`<div class="vet"><div class="place">${recording && isOpen(recording) ? this.#sign(recording, room, texts) : this.#idle(recording, room, texts)}
      ${this.#recordings.failed ? html`<span class="say" role="alert">${texts[whyFailed[this.#recordings.unsaid]]}</span>` : nothing}</div></div>`;
  }

  /** The sign that it records, or is about to. Never hidden. */
  #sign(recording: Recording, room: Room, texts: RecordingsTexts): TemplateResult {
    const { state, id, by, pausedBy } = recording;
    const me = room.me.person;
    const staff = isStaff(room);
    const act = (sign: IconName, words: string, label: string, to: 'paused' | 'recording' | 'stopped') =>
      html`<button type="button" aria-label=${label} @click=${() => void this.#press(() => this.#recordings.steer(id, to))}>${icon(sign)}<span class="label">${words}</span></button>`;
    const stop = act('x', state === 'asked' ? texts.cancel : texts.stop, state === 'asked' ? texts.cancel : texts.stopLabel, 'stopped');
    if (state === 'asked') {
      return html`<div class="pill" part="sign" role="group" tabindex="-1" aria-label=${texts.on}><span class="words">${icon('hourglass')}<span>${this.#waits(recording, texts)}</span></span>${staff ? stop : nothing}</div>`;
    }
    // Paused by itself, or by somebody whom only the browsers have heard; the others read why from the server, which cannot be heard here.
    const { making, unsaid } = this.#recordings;
    if (state === 'recording' && (making.is === 'unheard' || making.is === 'held' || unsaid === 'held')) {
      return html`<div class="pill" part="sign" role="group" tabindex="-1" aria-label=${texts.on}><span class="words">${icon('pause')}<span>${making.is === 'unheard' ? texts.pausedLine : texts.paused}</span></span>${stop}</div>`;
    }
    if (state === 'paused') {
      const waiting = silent(recording);
      const why = pausedBy ? texts.paused : waiting.length ? texts.pausedFor({ who: waiting.map(({ name }) => name).join(` ${texts.and} `) }) : texts.pausedAlone;
      const mayGoOn = pausedBy === me || (pausedBy !== null && !recording.parties.some(({ person, here }) => person === pausedBy && here));
      return html`<div class="pill" part="sign" role="group" tabindex="-1" aria-label=${texts.on}><span class="words">${icon('pause')}<span>${why}</span></span>${mayGoOn ? act('record', texts.goOn, texts.goOnLabel, 'recording') : nothing}${stop}</div>`;
    }
    const lasted = this.#recordings.making.is === 'broken' && by.person === me ? null : recording.startedAt;
    return html`<div class="pill rec" part="sign" role="group" tabindex="-1" aria-label=${texts.on}>
      <span class="words"><span class="dot" aria-hidden="true"></span><span>${texts.on}</span>${lasted ? html`<span class="num" aria-hidden="true">${countdown(Date.now() - Date.parse(lasted))}</span>` : nothing}</span>
      ${act('pause', texts.pause, texts.pauseLabel, 'paused')}${stop}
    </div>`;
  }

  #waits(recording: Recording, texts: RecordingsTexts): string {
    const waiting = silent(recording);
    if (waiting.length === 0) return texts.waitsAlone;
    return waiting.length === 1 ? texts.waits({ who: waiting[0]!.name }) : texts.waitsMore({ count: waiting.length });
  }

  /** Nothing goes on: how the last one ended, and for staff the way to begin. */
  #idle(recording: Recording | undefined, room: Room, texts: RecordingsTexts): TemplateResult | typeof nothing {
    const staff = isStaff(room);
    const ended = recording && this.#witnessed === recording.id && this.read !== recording.id ? this.#ended(recording, room, texts) : undefined;
    if (ended) return html`<div class="say" role="status"><span>${ended}</span><button type="button" @click=${() => (this.read = recording!.id)}>${texts.gotIt}</button></div>`;
    if (!staff) return nothing;
    return html`<button type="button" class="start" aria-label=${texts.recordLabel} aria-disabled=${this.pressing ? 'true' : nothing} @click=${() => !this.pressing && void this.#press(() => this.#recordings.ask())}>${icon('record')}<span>${texts.record}</span></button>`;
  }

  #ended({ state, why, parties, id }: Recording, room: Room, texts: RecordingsTexts): string {
    const { making } = this.#recordings;
    if (making.is === 'broken' && making.id === id) return texts.broken;
    const no = parties.find(({ answer }) => answer === 'no');
    if (state === 'declined') return no && no.person !== room.me.person ? texts.declinedStaff({ who: no.name }) : texts.declined;
    if (no && no.person !== room.me.person) return texts.stoppedBy({ who: no.name });
    if (room.me.role === 'guest') return texts.saidStopped;
    return why === 'lost' ? texts.lost : texts.over;
  }

  /** One after the other: a stop that is pressed while a pause is on its way counts too. */
  #press(act: () => Promise<void>): Promise<void> {
    this.pressing = true;
    const mine = this.#pressed.then(act).then(() => {
      if (this.#pressed === mine) this.pressing = false;
    });
    return (this.#pressed = mine);
  }
}

/** What to read when something that was pressed did not arrive. */
const whyFailed = { no: 'failedAsk', unheard: 'unsaid', held: 'unsaidHeld' } as const;

/** Whoever is asked, as the owner and guests are, does not ask. */
const isStaff = ({ me: { role } }: Room): boolean => role !== 'owner' && role !== 'guest';

define('vet-recording', VetRecording);
declare global {
  interface HTMLElementTagNameMap { 'vet-recording': VetRecording }
}
