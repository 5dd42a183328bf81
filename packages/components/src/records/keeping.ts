/**
 * Makes this device hold what stands now, nothing where nothing has to be held. While one state is being written only the newest one waits:
 * fast typing does not run ahead of the device. Storage that is full or forbidden costs only the safety net: the server still gets every change.
 */
export class Keeping {
  #work: Promise<unknown> = Promise.resolve();
  #waits = false;

  /** `keep` looks at what stands when its turn comes, and writes or removes it. */
  constructor(private readonly keep: () => Promise<void> | undefined) {}

  /** What stands has changed. Resolves when the device has it. */
  async changed(): Promise<void> {
    if (!this.#waits) {
      this.#waits = true;
      this.#work = this.#work.then(() => {
        this.#waits = false;
        return this.keep();
      }).catch(() => {});
    }
    await this.#work;
  }
}
