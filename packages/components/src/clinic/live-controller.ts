import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clinic } from './clinic.ts';
import type { LiveListener } from './live.ts';
import type { Asking } from './session.ts';

/** Whose news to hear. Nothing is heard while it is undefined or nobody is signed in for it. */
export interface LiveAbout extends Asking {
  readonly clinic: Clinic;
}

/** Listens to the live stream as long as its host is on the page, and again with another token after a sign-in. */
export class LiveController implements ReactiveController {
  #token: string | undefined;
  #stop: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly about: () => LiveAbout | undefined,
    private readonly listener: LiveListener,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const about = this.about();
    const token = about?.clinic.slug ? about.clinic.session.find(about)?.token : undefined;
    if (token === this.#token) return;
    this.#stop?.();
    this.#token = token;
    this.#stop = about && token ? about.clinic.live.subscribe(this.listener, about) : undefined;
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = this.#token = undefined;
  }
}
