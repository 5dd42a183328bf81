import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { DeviceProblem, type DeviceKind } from '../../media/device-problem.ts';
import type { LocalMedia, OpenOptions } from '../../media/local-media.ts';
import { type DeviceNotice, type DevicesView, noDevices } from '../media-view.ts';

/** The media kit comes when it is first needed: the waiting room is drawn without it. */
export const engine = () => import('./engine.ts');

/** How long one can read that another device took over, milliseconds. */
const READ = 12_000;

/** Joins camera and microphone to an element: opens, turns and releases them, and keeps a plain view of both for drawing. */
export class DevicesController implements ReactiveController {
  view: DevicesView = noDevices;
  #local: LocalMedia | undefined;
  #look: ((local: LocalMedia, before: DevicesView) => DevicesView) | undefined;
  #opening: Promise<void> = Promise.resolve();
  /** Counts what was closed: people answer the browser's question when they like, and by then nobody may want the camera. */
  #closed = 0;
  #noticed: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** The own devices, once they are open. */
  get local(): LocalMedia | undefined {
    return this.#local;
  }

  /** Opens camera and microphone, after a press. What is not there is told in `view.problems`. Asked meanwhile, it waits for the same. */
  open(wishes: OpenOptions = {}): Promise<void> {
    if (this.view.is === 'closed') this.#opening = this.#open(wishes);
    return this.#opening;
  }

  async #open(wishes: OpenOptions): Promise<void> {
    const closed = this.#closed;
    this.#draw({ ...noDevices, is: 'opening' });
    const { devicesView, listDevices, openDevices } = await engine().catch((error: unknown) => {
      // The next press tries again.
      if (closed === this.#closed) this.#draw(noDevices);
      throw error;
    });
    if (closed !== this.#closed) return;
    const local = await openDevices(wishes);
    // Nobody waits for them any more: their lights go out.
    if (closed !== this.#closed) return local.stop();
    this.#look = devicesView;
    this.#local = local;
    this.#follow(local);
    this.#redraw();
    const { cameras } = await listDevices();
    if (closed === this.#closed) this.#draw({ ...this.view, mayFlip: cameras.length > 1 });
  }

  #follow(local: LocalMedia): void {
    const labels: Partial<Record<DeviceKind, string>> = { camera: local.camera?.label, microphone: local.microphone?.label };
    local.addEventListener('track', ({ device, track, why }) => {
      const same = track?.label === labels[device];
      labels[device] = track?.label ?? labels[device];
      if (why !== 'fallback' || !track) this.#unnotice(device);
      // The same one again is no news, and what has to be mended is read first.
      else if (!same && !isStanding(this.view.notice, device)) this.#notice({ device, what: 'replaced', label: track.label });
      else this.#redraw();
    });
    local.addEventListener('interrupted', ({ device, now }) => (now ? this.#notice({ device, what: 'interrupted', label: '' }) : this.#unnotice(device)));
    local.addEventListener('lost', ({ problem }) => this.#notice({ device: problem.device, what: problem.code, label: '' }));
  }

  /** Turns to the other camera. When it cannot be had, the one before comes back. */
  async flip(): Promise<void> {
    await this.#local?.flip().catch(async (error: unknown) => {
      if (!(error instanceof DeviceProblem)) throw error;
      await this.toggle('camera', true);
      this.#notice({ device: 'camera', what: error.code, label: '' });
    });
    this.#redraw();
  }

  /** Turns a device on or off. Off means that its light goes out. */
  async toggle(device: DeviceKind, on: boolean): Promise<void> {
    await this.open();
    const set = device === 'camera' ? this.#local?.setCamera(on) : this.#local?.setMicrophone(on);
    await set?.catch((error: unknown) => {
      if (!(error instanceof DeviceProblem)) throw error;
      this.#notice({ device, what: error.code, label: '' });
    });
    this.#redraw();
  }

  /** Releases camera and microphone: the lights go out, also of those that are still opening. */
  close(): void {
    this.#closed++;
    this.#local?.stop();
    this.#local = undefined;
    clearTimeout(this.#noticed);
    this.#draw(noDevices);
  }

  #notice(notice: DeviceNotice | null): void {
    clearTimeout(this.#noticed);
    this.view = { ...this.view, notice };
    // What mended itself need not be read for long; what did not stays.
    if (notice?.what === 'replaced') this.#noticed = setTimeout(() => this.#notice(null), READ);
    this.#redraw();
  }

  /** All is well again with this device. */
  #unnotice(device: DeviceKind): void {
    this.#notice(this.view.notice?.device === device ? null : this.view.notice);
  }

  #redraw(): void {
    if (this.#local && this.#look) this.#draw(this.#look(this.#local, this.view));
  }

  #draw(view: DevicesView): void {
    this.view = view;
    this.host.requestUpdate();
  }
}

/** Somebody has to mend another device. */
const isStanding = (notice: DeviceNotice | null, device: DeviceKind): boolean => notice !== null && notice.device !== device && notice.what !== 'replaced';
