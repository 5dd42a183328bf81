import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Typed, Typing } from './number-field.ts';
import { keepUnits, type UnitSystem, unitsHere, vitals } from './vitals.ts';

/** The numbers of a page as they are typed, and the units they are typed in. Redraws its host at every change. */
export class Numbers implements ReactiveController, Typing {
  typed: Typed = {};
  #system: UnitSystem | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly locale: () => string,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  get system(): UnitSystem {
    return this.#system ?? unitsHere(this.locale());
  }

  readonly onTyped = (typed: Typed): void => {
    this.typed = typed;
    this.host.requestUpdate();
  };

  readonly onUnits = (system: UnitSystem): void => {
    keepUnits(system);
    this.#system = system;
    // What is half typed was meant in the other unit.
    this.onTyped(Object.fromEntries(Object.entries(this.typed).filter(([name]) => !vitals.some((vital) => vital.name === name))));
  };
}
