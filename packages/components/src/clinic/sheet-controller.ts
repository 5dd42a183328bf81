import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { commonTexts } from '../locales/common.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { ClinicController, ClinicHost } from './clinic-controller.ts';
import type { Http } from './http.ts';
import { isProblem } from './problem.ts';
import { problemText } from './problem-text.ts';

/** Words of what is read as a whole and saved by a button. */
export interface SheetWords {
  readonly loading: string;
  readonly tryAgain: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly stale: string;
}

interface SheetAsks<S, B> {
  read(http: Http, signal: AbortSignal): Promise<S>;
  /** Rejects with `revision-stale` when somebody else saved in between. */
  save(http: Http, body: B, revision: number): Promise<S>;
  words(): SheetWords;
  /** What was typed is at the server now. */
  onSaved(): void;
  /** Whether this person may read it; everybody when nothing is said. */
  may?(): boolean;
}

type Saving = { readonly is: 'no' | 'busy' | 'saved' | 'stale' } | { readonly is: 'failed'; readonly error: unknown };

/**
 * A clinic's settings that are read as a whole and saved by a button, from the version that was read. Where somebody else was faster, the newest
 * version is read again; what was typed stays typed.
 */
export class SheetController<S extends { readonly revision: number }, B> {
  #now: S | undefined;
  #saving: Saving = { is: 'no' };
  readonly #read: Task<readonly [unknown, boolean], S | undefined>;

  constructor(
    private readonly host: ClinicHost,
    private readonly at: ClinicController,
    private readonly asks: SheetAsks<S, B>,
  ) {
    this.#read = new Task(host, {
      args: () => [at.clinic, asks.may?.() ?? true] as const,
      task: async ([, may], { signal }) => (may ? asks.read(at.clinic.http, signal) : undefined),
      onComplete: (sheet) => (this.#now = sheet),
    });
  }

  /** The server's version; nothing while it is not there. */
  get now(): S | undefined {
    return this.#now;
  }

  /** Somebody changes something: what was said of the last saving is over. */
  touched(): void {
    if (this.#saving.is !== 'busy') this.#say({ is: 'no' });
  }

  /** In its place while there is nothing to show. */
  opening(lines: number): TemplateResult {
    const t = this.asks.words();
    const { error } = this.#read;
    if (!error) return skeleton(t.loading, { lines });
    return banner({ tone: 'bad', text: problemText(error, this.at.texts(commonTexts)), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#read.run() }) });
  }

  /** How the last saving went, and the button while there is something to save: `body`, as it would be sent. */
  footer(body: B | undefined): TemplateResult {
    const t = this.asks.words();
    const saving = this.#saving;
    return html`
      ${saving.is === 'failed' ? banner({ tone: 'bad', text: problemText(saving.error, this.at.texts(commonTexts)) }) : nothing}
      ${saving.is === 'stale' ? banner({ tone: 'warn', text: t.stale }) : nothing}
      ${saving.is === 'saved' && !body ? banner({ tone: 'ok', text: t.saved }) : nothing}
      ${body ? html`<div>${button({ label: t.save, busyLabel: t.saving, busy: saving.is === 'busy', size: '', onPress: () => void this.#save(body) })}</div>` : nothing}
    `;
  }

  async #save(body: B): Promise<void> {
    if (this.#saving.is === 'busy' || !this.#now) return;
    this.#say({ is: 'busy' });
    try {
      this.#now = await this.asks.save(this.at.clinic.http, body, this.#now.revision);
      this.asks.onSaved();
      this.#say({ is: 'saved' });
      announce(this.asks.words().saved);
    } catch (error) {
      const isStale = isProblem(error, 'revision-stale');
      if (isStale) void this.#read.run();
      this.#say(isStale ? { is: 'stale' } : { is: 'failed', error });
    }
  }

  #say(saving: Saving): void {
    this.#saving = saving;
    this.host.requestUpdate();
  }
}
