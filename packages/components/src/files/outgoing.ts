import type { VisitFile } from '@vetkit/signal-server/files/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clinic } from '../clinic/clinic.ts';
import { Problem } from '../clinic/problem.ts';
import { filesClient, type FilesClient } from './client.ts';
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

/** Who shows files on their way, as long as it is on the page. */
export interface OutgoingHost {
  /** Uploads on the server that wait for their file to be chosen again. */
  readonly unfinished: () => readonly VisitFile[];
  readonly onAdded: (file: VisitFile) => void;
  readonly onChange: (upload: Outgoing, before: Outgoing['is']) => void;
  readonly redraw: () => void;
}

interface Job {
  readonly file: File;
  readonly stop: AbortController;
}

/**
 * Files of one visit on their way, one after the other: a weak line sends one whole file sooner than five halves. They go on as long as the
 * page is open, whoever shows them: a call that ends draws its panels anew.
 */
export class OutgoingQueue {
  uploads: readonly Outgoing[] = [];
  readonly #hosts = new Set<OutgoingHost>();
  readonly #jobs = new Map<number, Job>();
  #next = 1;
  #working = false;

  constructor(
    private readonly client: FilesClient,
    private readonly send: Pick<SendOptions, 'pause'> = {},
  ) {}

  /** Shows it there too, until the answer is called. */
  show(host: OutgoingHost): () => void {
    this.#hosts.add(host);
    return () => void this.#hosts.delete(host);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const key = this.#next++;
      this.#jobs.set(key, { file, stop: new AbortController() });
      this.uploads = [...this.uploads, { key, name: file.name, size: file.size, sent: 0, is: 'queued' }];
    }
    this.#redraw();
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
    await this.client.remove(id).catch(() => undefined);
  }

  #redraw(): void {
    for (const { redraw } of this.#hosts) redraw();
  }

  #find = (key: number): Outgoing | undefined => this.uploads.find((upload) => upload.key === key);

  #drop(key: number): void {
    this.#jobs.delete(key);
    this.uploads = this.uploads.filter((upload) => upload.key !== key);
    this.#redraw();
  }

  #set(key: number, changed: Partial<Outgoing>): void {
    const before = this.#find(key);
    if (!before) return;
    const after = { ...before, ...changed };
    this.uploads = this.uploads.map((upload) => (upload.key === key ? after : upload));
    this.#redraw();
    // It is said once, however many show it.
    [...this.#hosts].at(-1)?.onChange(after, before.is);
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
    const { client } = this;
    const print = await fingerprint(file);
    const known = knownUploads.of(print);
    // Chosen here, so that an answer that was lost leaves no second upload behind.
    const id = globalThis.crypto.randomUUID?.();
    const begun =
      [...this.#hosts].flatMap(({ unfinished }) => unfinished()).find((one) => known.includes(one.id) && one.length === blob.size) ??
      (await patiently(() => client.begin({ name, size: blob.size, id }), { ...this.send, signal: stop.signal, onWait: () => this.#set(key, { is: 'waiting' }) }));
    knownUploads.keep(begun.id, print);
    if (stop.signal.aborted) return void (await client.remove(begun.id));
    this.#set(key, { is: 'sending', id: begun.id, name, size: blob.size, sent: begun.received });
    const done = await sendFile(client, blob, begun, { ...this.send, signal: stop.signal, onChange: ({ at, sent }) => this.#set(key, { is: at, sent }) });
    knownUploads.forget(begun.id);
    this.#drop(key);
    for (const { onAdded } of this.#hosts) onAdded(done);
  }
}

const queues = new WeakMap<Clinic, Map<string, OutgoingQueue>>();

/** The files of one visit that this page has on their way, on behalf of the owner or of the staff. */
export function queueOf(clinic: Clinic, about: { readonly reference: string; readonly as: 'owner' | 'staff' }): OutgoingQueue {
  const among = queues.get(clinic) ?? new Map<string, OutgoingQueue>();
  queues.set(clinic, among);
  const name = `${about.as} ${about.reference}`;
  const queue = among.get(name) ?? new OutgoingQueue(filesClient(clinic, about));
  among.set(name, queue);
  return queue;
}

/** Shows an element's queue in it, as long as it is on the page. */
export class OutgoingFiles implements ReactiveController {
  #queue: OutgoingQueue | undefined;
  #leave: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly which: () => OutgoingQueue,
    private readonly shows: Omit<OutgoingHost, 'redraw'>,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const queue = this.which();
    if (queue === this.#queue) return;
    this.hostDisconnected();
    this.#queue = queue;
    this.#leave = queue.show({ ...this.shows, redraw: () => this.host.requestUpdate() });
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#queue = this.#leave = undefined;
  }

  get uploads(): readonly Outgoing[] {
    return this.#queue?.uploads ?? [];
  }

  add = (files: Iterable<File>): void => this.#queue?.add(files);
  retry = (key: number): void => this.#queue?.retry(key);
  stop = async (key: number): Promise<void> => this.#queue?.stop(key);
}
