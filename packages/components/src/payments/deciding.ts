import type { ReactiveControllerHost } from 'lit';

/** A decision as it is written. `of`: what it is about. */
export interface DecisionDraft {
  readonly of: string;
  readonly what: string;
  readonly reason: string;
  readonly words: string;
  /** A date, or nothing. */
  readonly until: string;
  /** In percent, as it is typed. */
  readonly share: string;
}

type State = { readonly is: 'no' } | { readonly is: 'open' | 'busy'; readonly draft: DecisionDraft } | { readonly is: 'failed'; readonly draft: DecisionDraft; readonly error: unknown };

/** One decision at a time: opened, written, sent; what could not be sent stays written. */
export class Deciding {
  state: State = { is: 'no' };

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly send: (draft: DecisionDraft) => Promise<void>,
  ) {}

  /** The draft about this, while it is written. */
  about(of: string): DecisionDraft | undefined {
    return this.state.is !== 'no' && this.state.draft.of === of ? this.state.draft : undefined;
  }

  open(draft: DecisionDraft): void {
    this.#set({ is: 'open', draft });
  }

  change(change: Partial<DecisionDraft>): void {
    if (this.state.is !== 'no' && this.state.is !== 'busy') this.#set({ is: 'open', draft: { ...this.state.draft, ...change } });
  }

  close(): void {
    this.#set({ is: 'no' });
  }

  /** Whether it was sent. */
  async decide(): Promise<boolean> {
    if (this.state.is === 'no' || this.state.is === 'busy') return false;
    const { draft } = this.state;
    this.#set({ is: 'busy', draft });
    try {
      await this.send(draft);
      this.#set({ is: 'no' });
      return true;
    } catch (error) {
      this.#set({ is: 'failed', draft, error });
      return false;
    }
  }

  #set(state: State): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
