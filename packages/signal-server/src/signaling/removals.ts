import { tokenMs } from './room-token.ts';

/** Who was taken out of which consult, for as long as a pass from before could still be shown. */
export class Removals {
  readonly #made = new Map<string, { readonly serial: number; readonly at: number }>();

  constructor(private readonly tick: () => number) {}

  /** Everybody without `person`. */
  add(room: string, person: string | undefined, serial: number): void {
    this.#made.set(keyOf(room, person), { serial, at: this.tick() });
  }

  /** Whether the person was taken out after this. */
  isAfter(room: string, person: string, serial: number): boolean {
    return [person, undefined].some((who) => (this.#made.get(keyOf(room, who))?.serial ?? 0) > serial);
  }

  sweep(): void {
    for (const [key, { at }] of this.#made) if (this.tick() - at > tokenMs) this.#made.delete(key);
  }
}

const keyOf = (room: string, person: string | undefined): string => JSON.stringify([room, person ?? null]);
