import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterPaint } from '../shared/after-paint.ts';
import type { Clinic, ClinicInfo } from './clinic.ts';

/** What is public about the clinic, for first screens: asked once they are drawn. Nothing on them waits for it. */
export class ClinicInfoController implements ReactiveController {
  /** Undefined until it is there; null when it could not be had. */
  value: ClinicInfo | null | undefined;
  #clinic: Clinic | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly clinic: () => Clinic,
  ) {
    host.addController(this);
  }

  /** The clinic's number: undefined until it is known, null when there is none. */
  get phone(): string | null | undefined {
    return this.value === null ? null : this.value?.phone;
  }

  hostUpdated(): void {
    const clinic = this.clinic();
    if (clinic === this.#clinic) return;
    this.#clinic = clinic;
    const say = (value: ClinicInfo | null) => {
      if (clinic !== this.#clinic) return;
      this.value = value;
      this.host.requestUpdate();
    };
    afterPaint(() => void clinic.info().then(say, () => say(null)));
  }
}
