import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isProblem } from '../clinic/problem.ts';

/** What is edited: a version of the server's, and the words typed on it. */
export type EditingState<S, D> =
  | { readonly is: 'nothing' }
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'open' | 'saving'; readonly base: S; readonly draft: D; readonly error?: unknown }
  | { readonly is: 'conflict'; readonly base: S; readonly draft: D; readonly theirs: S };

/** How one kind of thing is edited. */
export interface Edited<S, D> {
  read(): Promise<S>;
  save(draft: D, revision: number): Promise<S>;
  draftOf(server: S): D;
  /** Whether the draft says what the server has. */
  same(draft: D, server: S): boolean;
  /** The version saved in between, out of a refusal. */
  current(error: unknown): S | undefined;
}

interface Kept<D> {
  readonly revision: number;
  readonly draft: D;
}

/**
 * Edits one thing that is saved as a whole, with a button. What was changed and not saved is kept in this tab: it survives a reload. When
 * somebody else saved in between, both versions stand until a person chooses.
 */
export class Editing<S extends { readonly revision: number }, D> implements ReactiveController {
  state: EditingState<S, D> = { is: 'nothing' };
  /** Whether changes of an earlier visit to the page were found. */
  found = false;
  #key = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly edited: Edited<S, D>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** Opens what is kept under this key; nothing happens when it is open already. */
  async open(key: string): Promise<void> {
    if (key === this.#key) return;
    this.#key = key;
    await this.#read();
  }

  retry = (): Promise<void> => this.#read();

  async #read(): Promise<void> {
    const key = this.#key;
    this.#set({ is: 'loading' });
    try {
      const server = await this.edited.read();
      if (key === this.#key) this.#opened(server);
    } catch (error) {
      if (key === this.#key) this.#set({ is: 'failed', error });
    }
  }

  #opened(server: S): void {
    const kept = this.#kept();
    this.found = kept !== undefined && !this.edited.same(kept.draft, server);
    if (!kept || !this.found) this.#set({ is: 'open', base: server, draft: this.edited.draftOf(server) });
    else if (kept.revision === server.revision) this.#set({ is: 'open', base: server, draft: kept.draft });
    else this.#set({ is: 'conflict', base: server, draft: kept.draft, theirs: server });
  }

  get isChanged(): boolean {
    return 'draft' in this.state && !this.edited.same(this.state.draft, this.state.base);
  }

  change(draft: D): void {
    if (this.state.is !== 'open') return;
    this.#set({ is: 'open', base: this.state.base, draft });
    this.#keep();
  }

  undo(): void {
    if (!('base' in this.state)) return;
    this.found = false;
    this.#set({ is: 'open', base: this.state.base, draft: this.edited.draftOf(this.state.base) });
    this.#keep();
  }

  /** Whether it was saved. */
  async save(): Promise<boolean> {
    if (this.state.is !== 'open') return false;
    const { base, draft } = this.state;
    this.#set({ is: 'saving', base, draft });
    try {
      const saved = await this.edited.save(draft, base.revision);
      this.found = false;
      this.#set({ is: 'open', base: saved, draft: this.edited.draftOf(saved) });
      this.#keep();
      return true;
    } catch (error) {
      const theirs = isProblem(error, 'revision-stale') ? this.edited.current(error) : undefined;
      this.#set(theirs ? { is: 'conflict', base, draft, theirs } : { is: 'open', base, draft, error });
      return false;
    }
  }

  /** A fresh version of the server's, after something beside the draft has changed, or somebody else saved. */
  take(server: S): void {
    if (!('base' in this.state)) return;
    const { base, draft } = this.state;
    if (!this.isChanged || this.edited.same(draft, server)) this.#set({ is: 'open', base: server, draft: this.edited.draftOf(server) });
    else if (this.state.is === 'conflict' || base.revision !== server.revision) this.#set({ is: 'conflict', base, draft, theirs: server });
    else this.#set({ ...this.state, base: server });
  }

  async refresh(): Promise<void> {
    const key = this.#key;
    if (!('base' in this.state) || this.state.is === 'saving') return;
    const server = await this.edited.read().catch(() => undefined);
    if (server && key === this.#key) this.take(server);
  }

  choose(whose: 'mine' | 'theirs'): void {
    if (this.state.is !== 'conflict') return;
    const { draft, theirs } = this.state;
    this.found = false;
    this.#set({ is: 'open', base: theirs, draft: whose === 'mine' ? draft : this.edited.draftOf(theirs) });
    this.#keep();
  }

  #set(state: EditingState<S, D>): void {
    this.state = state;
    this.host.requestUpdate();
  }

  #keep(): void {
    if (!('base' in this.state)) return;
    try {
      if (this.isChanged) sessionStorage.setItem(this.#key, JSON.stringify({ revision: this.state.base.revision, draft: this.state.draft } satisfies Kept<D>));
      else sessionStorage.removeItem(this.#key);
    } catch {
      // A browser that keeps nothing loses only what a reload would lose anyway.
    }
  }

  #kept(): Kept<D> | undefined {
    try {
      const text = sessionStorage.getItem(this.#key);
      return text ? (JSON.parse(text) as Kept<D>) : undefined;
    } catch {
      return undefined;
    }
  }
}
