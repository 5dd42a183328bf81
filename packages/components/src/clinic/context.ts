import type { LitElement, ReactiveController } from 'lit';
import { outward } from '../shared/outward.ts';
import type { Overrides, Texts } from '../shared/text.ts';
import type { Clinic } from './clinic.ts';

/** What an element hears from around it. */
export interface Surroundings {
  readonly clinic: Clinic;
  /** The language to speak, if somebody said one. */
  readonly locale: string | undefined;
  /** The clinic's own words, by domain. */
  readonly texts: ClinicTexts;
}

/** Texts a clinic says in its own words: domain, then text. */
export type ClinicTexts = Readonly<Record<string, Overrides<Texts>>>;

/** What an element says to those inside it. */
interface Source {
  value: Surroundings | undefined;
  readonly listeners: Set<() => void>;
}

// By these names two copies of the script on one page understand each other.
const said = Symbol.for('vetkit surroundings 1');
const more = 'vetkit-surroundings';

let telling = false;
/** Elements are defined one after the other, so an inner one may have asked before the outer one could answer: it looks again. */
function tellOthers(): void {
  if (telling) return;
  telling = true;
  queueMicrotask(() => {
    telling = false;
    document.dispatchEvent(new Event(more));
  });
}

/** The nearest element around this one that says something: where it is shown first, then where it was written. */
function around(host: Element): Source | undefined {
  for (let node = outward(host); node; node = outward(node)) {
    const source = Reflect.get(node, said) as Source | undefined;
    if (source) return source;
  }
  return undefined;
}

/** Hears what is said around an element, and says it to those inside. */
export class SurroundingsController implements ReactiveController {
  readonly #inside: Source = { value: undefined, listeners: new Set() };
  #around: Source | undefined;

  constructor(private readonly host: LitElement) {
    Reflect.set(host, said, this.#inside);
    host.addController(this);
  }

  /** What is around; nothing where nobody says anything. */
  get value(): Surroundings | undefined {
    return this.#around?.value;
  }

  /** What was last said to those inside. */
  get inside(): Surroundings | undefined {
    return this.#inside.value;
  }

  set inside(value: Surroundings | undefined) {
    this.#inside.value = value;
    for (const tell of [...this.#inside.listeners]) tell();
  }

  hostConnected(): void {
    document.addEventListener(more, this.#look);
    this.#look();
    tellOthers();
  }

  hostDisconnected(): void {
    document.removeEventListener(more, this.#look);
    this.#around?.listeners.delete(this.#heard);
    this.#around = undefined;
  }

  readonly #heard = (): void => this.host.requestUpdate();

  readonly #look = (): void => {
    const now = around(this.host);
    if (now === this.#around) return;
    this.#around?.listeners.delete(this.#heard);
    this.#around = now;
    now?.listeners.add(this.#heard);
    this.#heard();
  };
}
