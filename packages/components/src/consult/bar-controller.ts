import type { ConsultBar } from '@vetkit/signal-server/consult/bar.contract';
import type { LitElement, ReactiveController } from 'lit';
import type { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { everySecond } from '../shared/heartbeat.ts';
import { barClient, type BarClient } from './bar-client.ts';

/** How the bar stands: nobody signed in, being asked for, not to be had, here. */
export type BarLook = { readonly is: 'none' | 'opening' | 'refused' } | { readonly is: 'here'; readonly bar: ConsultBar };

/** Time alone changes what is possible: it is looked at again this often, and when a moment of the bar has come. */
const lookAgain = 20_000;

/** Keeps the staff's bar of one visit fresh, and tells the time of the server. */
export class BarController implements ReactiveController {
  look: BarLook = { is: 'none' };
  #about = '';
  #skew = 0;
  #asked = 0;
  #asking = false;
  #again = false;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: LitElement & { reference: string },
    private readonly at: ClinicController,
    private readonly onBar: (bar: ConsultBar) => void = () => {},
  ) {
    host.addController(this);
    new LiveController(host, () => (host.reference ? { clinic: at.clinic, reference: host.reference, as: 'staff' } : undefined), {
      onEvent: (event) => event.reference === host.reference && event.type !== 'message.said' && this.refresh(),
      onOpen: (resumed) => !resumed && this.look.is !== 'none' && this.refresh(),
    });
  }

  get client(): BarClient {
    return barClient(this.at.clinic.http, this.host.reference);
  }

  /** The server's time now, in milliseconds. */
  get now(): number {
    return Date.now() + this.#skew;
  }

  hostConnected(): void {
    this.#stop = everySecond(() => this.#beat());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#about = '';
    this.look = { is: 'none' };
  }

  hostUpdated(): void {
    const { clinic } = this.at;
    const token = clinic.session.find({ reference: this.host.reference, as: 'staff' })?.token;
    const about = this.host.reference && clinic.slug && token ? `${clinic.server.href} ${clinic.slug} ${this.host.reference} ${token}` : '';
    if (about === this.#about) return;
    this.#about = about;
    this.look = { is: about ? 'opening' : 'none' };
    if (about) this.refresh();
    this.host.requestUpdate();
  }

  /** Takes a bar that came as an answer. */
  take(bar: ConsultBar): void {
    this.#skew = Date.parse(bar.now) - Date.now();
    this.look = { is: 'here', bar };
    this.onBar(bar);
    this.host.requestUpdate();
  }

  /** Looks again; asked while looking, once more afterwards. */
  refresh(): void {
    if (this.#asking) this.#again = true;
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    const about = this.#about;
    if (!about) return;
    this.#asking = true;
    this.#asked = Date.now();
    try {
      const bar = await this.client.bar();
      if (about === this.#about) this.take(bar);
    } catch {
      // A bar at hand is better than a sentence about the network.
      if (about === this.#about && this.look.is !== 'here') this.look = { is: 'refused' };
      this.host.requestUpdate();
    } finally {
      this.#asking = false;
      if (this.#again || about !== this.#about) {
        this.#again = false;
        this.refresh();
      }
    }
  }

  #beat(): void {
    if (this.look.is !== 'here') return;
    const { noShow, wrapUp, cancel } = this.look.bar;
    const over = wrapUp !== null || cancel.why === 'visit-over' || cancel.why === 'visit-cancelled';
    const due = noShow.why === 'no-show-too-early' && Date.parse(noShow.from) <= this.now && Date.now() - this.#asked > 1500;
    if (due || (!over && Date.now() - this.#asked > lookAgain)) this.refresh();
    if (!over) this.host.requestUpdate();
  }
}
