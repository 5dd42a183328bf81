import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Tool } from '../events.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import type { CallController } from './call-controller.ts';
import type { StillPlace } from './send-still.ts';
import { noTalk, type Talk, talkAfter, type TalkEvent } from './talk.ts';
import { type Asked, parseWord, type Word } from './word.ts';

/** How the last photo stands. */
export type PhotoState = 'none' | 'taking' | 'sent' | 'failed';

/** How long an answer, or that a photo was sent, can be read, milliseconds. */
const READ = 8_000;

/** What may be typed while others read along goes out at most so often, milliseconds. */
const TYPED_EVERY = 150;

/** What people do in a call beside seeing and hearing each other: ask, answer, turn the camera, take photos, share the screen, type. */
export class ToolsController implements ReactiveController {
  talk: Talk = noTalk;
  photo: PhotoState = 'none';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #text = '';
  /** Somebody listens: gives what undoes it. */
  #listening: Promise<(() => void) | undefined> | undefined;
  readonly #fading = new Map<'mine' | 'photo', ReturnType<typeof setTimeout>>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly media: () => Pick<CallController, 'devices' | 'call' | 'say'>,
    private readonly place: () => StillPlace,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** A call has ended: nothing of it stands any more, and nobody may look at the screen any longer. */
  reset(): void {
    const { local } = this.media().devices;
    if (local?.pictureKind === 'screen') local.show(null);
    for (const timer of this.#fading.values()) clearTimeout(timer);
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.talk = noTalk;
    this.photo = 'none';
    this.#listening = undefined;
  }

  heard(by: string, words: unknown): void {
    const word = parseWord(words);
    if (!word) return;
    const { soundOnly } = this.talk;
    this.#apply({ type: 'heard', by, word });
    // Who listens to a cough must not miss it: nothing is taken out from now on, until the person says no.
    if (word.is === 'ask' && word.what === 'listen') this.#listening ??= this.#soundAsItIs();
    // Agreed from here too: off needs no further press.
    if (!soundOnly && this.talk.soundOnly) void this.media().devices.toggle('camera', false);
  }

  left(by: string): void {
    this.#apply({ type: 'left', by });
  }

  /** Somebody is here now: they learn which side the camera looks from. */
  met(): void {
    // The channel opens a moment after the picture.
    setTimeout(() => this.#tellFacing(), 500);
  }

  /** Does what a tool is for; those of one's own screen alone are not for here. */
  use(tool: Tool): void {
    if (tool === 'flip') void this.flip();
    if (tool === 'photo') void this.takePhoto();
    if (tool === 'share') void this.share(!this.media().devices.view.sharing);
    if (tool === 'sound') this.ask('sound');
    if (tool === 'picture') void this.picture();
    if (tool === 'ask-flip') this.ask('flip');
    if (tool === 'ask-photo') this.ask('still');
    if (tool === 'ask-listen') this.ask('listen');
  }

  ask(what: Asked): void {
    this.#say({ is: 'ask', what });
  }

  /** Answers what was asked; a yes does it, since it was pressed here. */
  async answer(yes: boolean): Promise<void> {
    const { asked } = this.talk;
    if (!asked) return;
    this.#say({ is: 'answer', what: asked.what, yes });
    if (asked.what === 'listen') {
      if (!yes) (await this.#listening)?.();
      this.#listening = undefined;
    }
    if (!yes) return;
    if (asked.what === 'flip') await this.flip();
    if (asked.what === 'still') await this.takePhoto();
    if (asked.what === 'sound') await this.media().devices.toggle('camera', false);
    if (asked.what === 'picture') await this.media().devices.toggle('camera', true);
  }

  async #soundAsItIs(): Promise<(() => void) | undefined> {
    const { local } = this.media().devices;
    if (!local) return undefined;
    return import('../look/sound-as-it-is.ts').then(({ soundAsItIs }) => soundAsItIs(local), () => undefined);
  }

  async flip(): Promise<void> {
    await this.media().devices.flip();
    this.#tellFacing();
  }

  /** The own picture again after sound only; the others are asked to do the same. */
  async picture(): Promise<void> {
    await this.media().devices.toggle('camera', true);
    this.talk = { ...this.talk, soundOnly: false };
    this.ask('picture');
  }

  /** A photo with the own camera, into the visit's files; the others hear of it. */
  async takePhoto(): Promise<void> {
    const { local } = this.media().devices;
    if (!local || this.photo === 'taking') return;
    const track = photographed(local);
    if (!track) return this.#photo('failed');
    this.#photo('taking');
    try {
      const { sendStill } = await import('./send-still.ts');
      const file = await sendStill(track, `photo-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`, this.place());
      this.#photo('sent');
      this.#say({ is: 'photo', file });
    } catch {
      this.#photo('failed');
    }
  }

  /** Shares the own screen or stops it. Rejects with nothing: a person who chooses no screen has only changed their mind. */
  async share(on: boolean): Promise<void> {
    const { local } = this.media().devices;
    if (!on) return local?.show(null);
    const screen = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => undefined);
    const track = screen?.getVideoTracks()[0];
    // Choosing takes a while: the call may be over, and its devices closed or others.
    const { devices, call } = this.media();
    const isIn = call.state !== 'idle' && call.state !== 'ended';
    if (track && local && isIn && devices.local === local) local.show(track, 'screen');
    else track?.stop();
  }

  /** What is being typed; others read along. */
  type(text: string, done: boolean): void {
    this.#text = text.slice(0, 500);
    if (done) {
      clearTimeout(this.#typing);
      this.#typing = undefined;
      return this.#say({ is: 'typed', text: this.#text, done });
    }
    this.#typing ??= setTimeout(() => {
      this.#typing = undefined;
      this.#say({ is: 'typed', text: this.#text, done: false });
    }, TYPED_EVERY);
  }

  counted(count: number, seconds: 15 | 30): void {
    this.#say({ is: 'breaths', count, seconds });
  }

  read(what: 'mine' | 'typed' | 'breaths' | 'photo'): void {
    if (what === 'photo' && this.photo === 'failed') this.photo = 'none';
    this.#apply({ type: 'read', what });
  }

  #tellFacing(): void {
    this.#say({ is: 'facing', facing: this.media().devices.view.facing });
  }

  #say(word: Word): void {
    this.media().say(word);
    this.#apply({ type: 'said', word });
  }

  #photo(state: PhotoState): void {
    this.photo = state;
    this.host.requestUpdate();
    if (state === 'sent') this.#fade('photo', () => this.#photo('none'));
  }

  #apply(event: TalkEvent): void {
    const before = this.talk.mine;
    this.talk = talkAfter(this.talk, event);
    this.host.requestUpdate();
    const { mine } = this.talk;
    if (mine && mine !== before && mine.is !== 'waiting') this.#fade('mine', () => this.talk.mine === mine && this.read('mine'));
  }

  /** What needs no answer goes away by itself. */
  #fade(what: 'mine' | 'photo', act: () => void): void {
    clearTimeout(this.#fading.get(what));
    this.#fading.set(what, setTimeout(act, READ));
  }
}

/** What a photo is taken of: no more than the others may see. While the screen is shared it is the camera, unless what is behind one stays unseen. */
export const photographed = ({ pictureKind, picture, camera, veiled }: Pick<LocalMedia, 'pictureKind' | 'picture' | 'camera' | 'veiled'>): MediaStreamTrack | null =>
  pictureKind !== 'screen' ? picture : veiled ? null : camera;
