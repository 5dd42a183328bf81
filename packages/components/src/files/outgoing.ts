import type { VisitFile } from '@vetkit/signal-server/files/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Problem } from '../clinic/problem.ts';
import type { FilesClient } from './client.ts';
import { fingerprint, knownUploads } from './known-uploads.ts';
import { prepare } from './prepare.ts';
import { patiently, sendFile, type SendOptions } from './send.ts';

/** One file on its way. */
export interface Outgoing {
  readonly key: number;
  readonly name: string;
  /** Bytes as they go out; of the chosen file until it is prepared. */
  readonly size: number;
  readonly sent: number;
  readonly is: 'queued' | 'preparing' | 'sending' | 'waiting' | 'failed';
  /** The upload on the server, once it has begun. */
  readonly id?: string;
  readonly problem?: unknown;
}

export interface OutgoingWorld {
  readonly client: () => FilesClient;
  /** Uploads on the server that wait for their file to be chosen again. */
  readonly unfinished: () => readonly VisitFile[];
  readonly onAdded: (file: VisitFile) => void;
  readonly onChange: (upload: Outgoing, before: Outgoing['is']) => void;
  readonly send?: Pick<SendOptions, 'pause'>;
}

interface Job {
  readonly file: File;
  readonly stop: AbortController;
}

/** Files on their way, one after the other: a weak line sends one whole file sooner than five halves. */
export class OutgoingFiles implements ReactiveController {
  uploads: readonly Outgoing[] = [];
  readonly #jobs = new Map<number, Job>();
  #next = 1;
  #working = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly world: OutgoingWorld,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const { stop } of this.#jobs.values()) stop.abort();
    this.#jobs.clear();
    this.uploads = [];
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const key = this.#next++;
      this.#jobs.set(key, { file, stop: new AbortController() });
      this.uploads = [...this.uploads, { key, name: file.name, size: file.size, sent: 0, is: 'queued' }];
    }
    this.host.requestUpdate();
    void this.#work();
  }

  retry(key: number): void {
    this.#set(key, { is: 'queued', problem: undefined });
    void this.#work();
  }

  /** Gives one up; what has arrived of it goes too. */
  async stop(key: number): Promise<void> {
    const id = this.#find(key)?.id;
    this.#jobs.get(key)?.stop.abort();
    this.#drop(key);
    if (!id) return;
    knownUploads.forget(id);
    // What cannot be told now is swept away by the server in a day.
    await this.world.client().remove(id).catch(() => undefined);
  }

  #find = (key: number): Outgoing | undefined => this.uploads.find((upload) => upload.key === key);

  #drop(key: number): void {
    this.#jobs.delete(key);
    this.uploads = this.uploads.filter((upload) => upload.key !== key);
    this.host.requestUpdate();
  }

  #set(key: number, changed: Partial<Outgoing>): void {
    const before = this.#find(key);
    if (!before) return;
    const after = { ...before, ...changed };
    this.uploads = this.uploads.map((upload) => (upload.key === key ? after : upload));
    this.host.requestUpdate();
    this.world.onChange(after, before.is);
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (;;) {
      const next = this.uploads.find(({ is }) => is === 'queued');
      const job = next && this.#jobs.get(next.key);
      if (!next || !job) break;
      try {
        await this.#one(next.key, job);
      } catch (problem) {
        if (!job.stop.signal.aborted) this.#set(next.key, { is: 'failed', problem });
      }
    }
    this.#working = false;
  }

  async #one(key: number, { file, stop }: Job): Promise<void> {
    this.#set(key, { is: 'preparing' });
    const ready = await prepare(file).catch((cause: unknown) => {
      throw new Problem({ code: 'file-gone', title: 'The file cannot be read any more' }, { cause });
    });
    if (ready.is === 'refused') throw new Problem({ code: ready.why, title: ready.why });
    const { name, blob } = ready;
    const client = this.world.client();
    const print = await fingerprint(file);
    const known = knownUploads.of(print);
    // Chosen here, so that an answer that was lost leaves no second upload behind.
    const id = globalThis.crypto.randomUUID?.();
    const begun =
      this.world.unfinished().find((one) => known.includes(one.id) && one.length === blob.size) ??
      (await patiently(() => client.begin({ name, size: blob.size, id }), { ...this.world.send, signal: stop.signal, onWait: () => this.#set(key, { is: 'waiting' }) }));
    knownUploads.keep(begun.id, print);
    if (stop.signal.aborted) return void (await client.remove(begun.id));
    this.#set(key, { is: 'sending', id: begun.id, name, size: blob.size, sent: begun.received });
    const done = await sendFile(client, blob, begun, { ...this.world.send, signal: stop.signal, onChange: ({ at, sent }) => this.#set(key, { is: at, sent }) });
    knownUploads.forget(begun.id);
    this.#drop(key);
    this.world.onAdded(done);
  }
}
