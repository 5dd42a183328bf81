import type { TestServers } from '@vetkit/signal-server/consult/test-servers.contract';
import { isProblem } from '../../clinic/problem.ts';
import { DeviceProblem, type DeviceKind } from '../../media/device-problem.ts';
import { listDevices } from '../../media/devices.ts';
import { lumaGrid } from '../../media/frames.ts';
import { hearing } from '../../media/hearing.ts';
import { level, type Level } from '../../media/level.ts';
import { lightWord, measureLight, type LightWord } from '../../media/light.ts';
import { probeNetwork } from '../../media/network-probe.ts';
import { OwnDevices } from '../../media/own-devices.ts';
import { facingOf } from '../../media/sides.ts';
import { openSound, record, type Sound } from '../../media/sound.ts';
import { steady } from '../../media/steady.ts';
import { choose, chosenDevices, readChosen } from './chosen.ts';
import type { DeviceState, News } from './state.ts';

/** How long one's own voice is recorded, milliseconds. */
export const tapeLength = 6000;

export interface TesterWorld {
  tell(news: News): void;
  /** Where the own picture is shown. */
  video(): HTMLVideoElement | null;
  /** Servers to try the line with; undefined when there is nobody to ask. Rejects when they cannot be reached. */
  servers(): Promise<TestServers | undefined>;
}

interface Battery extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
}

/** Does what the test tells of: opens devices, looks, listens, rings, tries the line. Everything it opened is released by `stop`. */
export class DeviceTester {
  #local: OwnDevices | undefined;
  #level: Level | undefined;
  #sound: Sound | undefined;
  #hear = hearing();
  #light = steady<LightWord>(1500);
  /** The microphone hears what the page itself plays: that is no voice. */
  #deaf = false;
  readonly #leaving = new AbortController();

  constructor(private readonly world: TesterWorld) {}

  get stream(): MediaStream | null {
    return this.#local?.stream ?? null;
  }

  /** Call it after a press: asks for camera and microphone, once, and begins everything that needs no more presses. */
  async start(): Promise<void> {
    const { signal } = this.#leaving;
    const chosen = readChosen();
    // In the press itself: later browsers keep it silent.
    this.#sound = openSound();
    if (chosen.speaker) void this.#sound.useSpeaker(chosen.speaker).then(() => this.world.tell({ type: 'speaker', id: chosen.speaker ?? '' }), () => undefined);
    void this.#watchBattery();
    void this.tryLine();
    const local = await OwnDevices.open(chosenDevices());
    if (signal.aborted) return local.stop();
    this.#local = local;
    local.addEventListener('track', ({ device }) => this.#look(device));
    local.addEventListener('lost', ({ problem }) => this.#look(problem.device));
    this.#look('camera');
    this.#look('microphone');
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#list(), { signal });
    void this.#list();
    this.#every(100, () => this.#listen());
    this.#every(500, () => this.#see());
    this.world.tell({ type: 'opened' });
  }

  /** Releases everything: the lights go out. */
  stop(): void {
    this.#leaving.abort(new DOMException('The test is over', 'AbortError'));
    this.#level?.close();
    this.#sound?.close();
    this.#local?.stop();
  }

  async turn(device: DeviceKind, on: boolean): Promise<void> {
    await this.#mayFail(device, () => (device === 'camera' ? this.#local?.setCamera(on) : this.#local?.setMicrophone(on)));
  }

  async flip(): Promise<void> {
    await this.#mayFail('camera', () => this.#local?.flip());
  }

  /** Turns to another device and remembers it for the next call. */
  async use(device: DeviceKind | 'speaker', id: string): Promise<void> {
    if (device === 'speaker') {
      await this.#sound?.useSpeaker(id).catch(() => undefined);
      this.world.tell({ type: 'speaker', id });
    } else await this.#mayFail(device, () => this.#local?.switchTo(device, id));
    choose({ [device]: id });
  }

  /** Rings, and listens whether the microphone hears it. */
  async ring(): Promise<void> {
    this.world.tell({ type: 'ringing' });
    this.#deaf = true;
    const echo = (await this.#sound?.ring(this.#local?.microphone ?? undefined)) ?? null;
    this.#deaf = false;
    if (!this.#leaving.signal.aborted) this.world.tell({ type: 'rang', echo });
  }

  /** Records the own voice, and plays it back. */
  async tape(): Promise<void> {
    const track = this.#local?.microphone;
    if (!track || !this.#sound) return;
    try {
      this.world.tell({ type: 'tape', tape: 'recording' });
      const recording = await record(track, tapeLength, this.#leaving.signal);
      this.world.tell({ type: 'tape', tape: 'playing' });
      this.#deaf = true;
      await this.#sound.play(recording);
      this.world.tell({ type: 'tape', tape: 'played' });
    } catch {
      if (!this.#leaving.signal.aborted) this.world.tell({ type: 'tape', tape: 'failed' });
    } finally {
      this.#deaf = false;
    }
  }

  /** Tries the line, once more if need be. */
  async tryLine(): Promise<void> {
    const { signal } = this.#leaving;
    this.world.tell({ type: 'line', line: { is: 'looking' } });
    try {
      const servers = await this.world.servers();
      if (signal.aborted) return;
      if (!servers) return this.world.tell({ type: 'line', line: { is: 'unknown' } });
      const reach = await probeNetwork(servers.iceServers, signal);
      const withheld = servers.relay === 'sign-in';
      const untold = withheld && reach.stun === null;
      this.world.tell({ type: 'line', line: untold ? { is: 'unknown' } : { is: 'found', reach, withheld } });
    } catch (error) {
      if (signal.aborted) return;
      // Whoever can be heard saying no is not blocked by any network.
      const isHeard = isProblem(error) && error.status > 0;
      this.world.tell({ type: 'line', line: isHeard ? { is: 'refused' } : { is: 'found', reach: { stun: false, udp: null, tcp: null }, withheld: false } });
    }
  }

  async #mayFail(device: DeviceKind, act: () => Promise<void> | undefined): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof DeviceProblem)) throw error;
      this.#look(device);
    }
  }

  /** How a device stands now. */
  #look(device: DeviceKind): void {
    const local = this.#local;
    if (!local || this.#leaving.signal.aborted) return;
    const track = local[device];
    const problem = local.missing[device];
    if (device === 'microphone') {
      this.#level?.close();
      this.#level = track ? level(track) : undefined;
      this.#hear = hearing();
    } else this.#light = steady<LightWord>(1500);
    track?.addEventListener('mute', () => void this.#taken(local, device, track).catch(() => undefined), { once: true, signal: this.#leaving.signal });
    const facing = track && device === 'camera' ? facingOf(track) : null;
    const now: DeviceState = track
      ? { is: 'on', label: track.label, id: track.getSettings().deviceId ?? '', facing: facing && (facing === 'user' ? 'front' : 'back') }
      : problem
        ? { is: 'missing', why: problem.code }
        : { is: 'off' };
    this.world.tell({ type: 'device', device, now });
  }

  /** Something else, such as a phone call, has taken a device: what waits for its end, and asks for it again, comes only then. */
  async #taken(local: OwnDevices, device: DeviceKind, track: MediaStreamTrack): Promise<void> {
    const { Interruptions } = await import('../../media/interruptions.ts');
    const { signal } = this.#leaving;
    if (signal.aborted || local[device] !== track) return;
    const interruptions = new Interruptions({ takeBack: (one) => local.takeBack(one), changed: () => undefined });
    interruptions.watch(device, track, track.muted);
    signal.addEventListener('abort', () => interruptions.watch(device, null), { once: true });
  }

  async #list(): Promise<void> {
    this.world.tell({ type: 'devices', devices: await listDevices() });
  }

  #listen(): void {
    if (this.#level && !this.#deaf) this.world.tell({ type: 'heard', heard: this.#hear(this.#level.read()) });
  }

  #see(): void {
    const video = this.world.video();
    if (!this.#local?.camera || !video || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return;
    const light = measureLight(lumaGrid(video));
    this.world.tell({ type: 'picture', picture: { word: this.#light(lightWord(light), performance.now()), mean: light.mean, width: video.videoWidth, height: video.videoHeight } });
  }

  async #watchBattery(): Promise<void> {
    const { signal } = this.#leaving;
    const battery = await (navigator as { getBattery?(): Promise<Battery> }).getBattery?.().catch(() => undefined);
    if (!battery || signal.aborted) return;
    const tell = () => this.world.tell({ type: 'battery', battery: { level: battery.level, charging: battery.charging } });
    for (const name of ['levelchange', 'chargingchange']) battery.addEventListener(name, tell, { signal });
    tell();
  }

  #every(milliseconds: number, act: () => void): void {
    const timer = setInterval(act, milliseconds);
    this.#leaving.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }
}
