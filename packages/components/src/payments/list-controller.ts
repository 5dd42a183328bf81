import { TaskStatus, initialState, Task } from '@lit/task';
import { nothing, type TemplateResult } from 'lit';
import type { ClinicController, ClinicHost } from '../clinic/clinic-controller.ts';
import type { Clinic } from '../clinic/clinic.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import { dateThere, ownZone, type Saying } from '../shared/time.ts';
import { moneyListsClient } from './lists-client.ts';

type Lists = ReturnType<typeof moneyListsClient>;

interface ListAsks<L> {
  /** Whether whoever has this role may see it. */
  may(role: string): boolean;
  /** What it is read for: it is read again when that changes, and not while it is nothing. */
  about(): readonly unknown[] | undefined;
  read(lists: Lists, signal: AbortSignal): Promise<L>;
  words(): { readonly loading: string; readonly tryAgain: string };
}

/** A list of money that staff read, by the days of the clinic's own calendar, and the file of it. */
export class ListController<L> {
  /** What was read last, with what was decided since. */
  now: L | undefined;
  #zone: string | undefined;
  #zoneOf: Clinic | undefined;
  #fileFailed: unknown;
  readonly #read: Task<readonly unknown[], L>;

  constructor(
    private readonly host: ClinicHost,
    private readonly at: ClinicController,
    private readonly asks: ListAsks<L>,
  ) {
    this.#read = new Task(host, {
      args: () => [at.clinic, this.role, ...(asks.about() ?? [])],
      task: async ([clinic], { signal }) => {
        if (!this.mayRead) return initialState;
        await this.#learnZone(clinic as Clinic);
        return asks.about() ? asks.read(this.lists, signal) : initialState;
      },
      onComplete: (list) => (this.now = list),
    });
  }

  get lists(): Lists {
    return moneyListsClient(this.at.clinic.http);
  }

  /** What whoever is signed in does at the clinic. */
  get role(): string | undefined {
    return this.at.clinic.session.find({ as: 'staff' })?.person?.role;
  }

  get mayRead(): boolean {
    return this.role !== undefined && this.asks.may(this.role);
  }

  /** The clinic's zone; the reader's own until it is known. */
  get zone(): string {
    return this.#zone ?? ownZone();
  }

  get saying(): Saying {
    return { locale: this.at.locale, zone: this.zone };
  }

  /** The date at the clinic. */
  get today(): string {
    return dateThere(new Date(), this.zone);
  }

  tell(error: unknown): string {
    return problemText(error, this.at.texts(commonTexts));
  }

  /** The list, or what stands in its place. */
  draw(list: (now: L) => TemplateResult): TemplateResult | typeof nothing {
    const { error, status } = this.#read;
    const { loading, tryAgain } = this.asks.words();
    if (status === TaskStatus.ERROR) return banner({ tone: 'bad', text: this.tell(error), actions: button({ label: tryAgain, kind: 'quiet', size: '', onPress: () => void this.#read.run() }) });
    if (!this.asks.about()) return nothing;
    return this.now === undefined || status === TaskStatus.PENDING ? skeleton(loading, { lines: 5 }) : list(this.now);
  }

  /** Saves the list as a file. */
  async save(load: (lists: Lists) => Promise<Blob>, name: string): Promise<void> {
    this.#fileFailed = undefined;
    this.host.requestUpdate();
    await load(this.lists).then((file) => saveFile(file, name), (error: unknown) => (this.#fileFailed = error));
    this.host.requestUpdate();
  }

  /** Why it could not be saved. */
  get fileTrouble(): TemplateResult | typeof nothing {
    return this.#fileFailed ? banner({ tone: 'bad', text: this.tell(this.#fileFailed) }) : nothing;
  }

  /** Its days are asked for by the clinic's calendar. Where the zone cannot be had, the reader's own is most likely it. */
  async #learnZone(clinic: Clinic): Promise<void> {
    if (this.#zoneOf === clinic) return;
    const zone = await clinic.info().then((info) => info.zone, () => undefined);
    [this.#zoneOf, this.#zone] = [clinic, zone];
    this.host.requestUpdate();
  }
}
