import { initialState, Task } from '@lit/task';
import type { FileList, VisitFile } from '@vetkit/signal-server/files/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { filesTexts } from '../locales/files.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { askedBanner, askPart, type Asking } from './ask-part.ts';
import { filesClient, type FilesClient } from './client.ts';
import { VetFileAddedEvent } from './events.ts';
import { fileRow, outgoingRow, unfinishedRow, type Rows } from './file-rows.ts';
import { OutgoingFiles, queueOf, type Outgoing } from './outgoing.ts';
import { percentOf, sayBytes } from './size.ts';
import { styles } from './vet-files.styles.ts';

/** What is offered first. The server looks at the content; the list only sorts the picker. */
const accepted = 'image/*,video/*,audio/*,application/pdf,text/plain,.csv,.dcm,.heic,.heif';
/** What is so whatever one tries: another file is needed. */
const hopeless = (problem: unknown): boolean => ['type-refused', 'heic-unreadable', 'picture-unreadable', 'file-gone', 'file-empty', 'file-too-large'].some((code) => isProblem(problem, code));
/** How far has been said aloud: at these shares of a file. */
const saidAt = [25, 50, 75];

/**
 * Photos, videos and earlier records of one visit: chosen, dropped, pasted or taken with the camera; sent one after the other, going on by
 * themselves after a broken line. For the owner with the visit's token; with `as="staff"` for the desk, which can also ask for files.
 *
 * @fires {VetFileAddedEvent} vet-file-added - All of a file has arrived.
 * @csspart drop - The place where files are dropped. @csspart list - The files.
 */
export class VetFiles extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, lists, progress, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** On whose behalf: the visit's owner, or the staff. */
  @property() as: 'owner' | 'staff' = 'owner';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<typeof filesTexts.en> = {};

  @state() private over = false;
  @state() private shown: ReadonlySet<string> = new Set();
  @state() private asking: Asking = { is: 'closed', note: '' };
  @state() private trouble = '';

  readonly #at = new ClinicController(this);
  /** Addresses of pictures that are on the page: a fresh list has fresh ones, and each change would load the picture again. */
  readonly #hrefs = new Map<string, string>();
  readonly #list = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.as, this.#at.clinic.session.find(this.#about)?.token] as const,
    task: async ([, reference, , token], { signal }) => (reference && token ? this.#client.list(signal) : initialState),
  });
  readonly #out = new OutgoingFiles(this, () => queueOf(this.#at.clinic, this.#about), {
    unfinished: () => this.#unfinished,
    onChange: (upload, before) => this.#say(upload, before),
    onAdded: (file) => {
      announce(this.#t.added({ name: file.name }));
      this.dispatchEvent(new VetFileAddedEvent(file));
      void this.#list.run();
    },
  });
  #saidOf = new Map<number, number>();

  constructor() {
    super();
    new LiveController(this, () => (this.reference ? { clinic: this.#at.clinic, ...this.#about } : undefined), {
      onEvent: (event) => event.reference === this.reference && event.type.startsWith('file') && void this.#list.run(),
      onOpen: (resumed) => !resumed && this.#list.value && void this.#list.run(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.#paste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.#paste);
  }

  /** Moves the focus to its heading, once there is one. */
  override focus(): void {
    void this.#list.taskComplete.then(() => this.updateComplete).then(() => this.renderRoot.querySelector<HTMLElement>('#title')?.focus());
  }

  /** Adds files as if they had been chosen. */
  add(files: Iterable<File>): void {
    if (this.#list.value?.room?.files) this.#out.add(files);
  }

  get #about() {
    return { reference: this.reference, as: this.as } as const;
  }

  get #client(): FilesClient {
    return filesClient(this.#at.clinic, this.#about);
  }

  get #t() {
    return this.#at.texts(filesTexts, this.texts);
  }

  /** Own uploads of before that nobody goes on with here. */
  get #unfinished(): VisitFile[] {
    const going = new Set(this.#out.uploads.map(({ id }) => id));
    return (this.#list.value?.files ?? []).filter(({ id, state }) => state === 'uploading' && !going.has(id));
  }

  #why(problem: unknown): string {
    return problemText(problem, this.#at.texts(commonTexts), this.#t as unknown as Readonly<Record<string, string>>);
  }

  /** What screen readers hear: the beginning, quarters, a line that is gone, an end. */
  #say({ key, name, is, sent, size, problem }: Outgoing, before: Outgoing['is']): void {
    const t = this.#t;
    if (is === 'failed') return announce(t.failedSaid({ name, why: this.#why(problem) }));
    if (is === 'waiting') return before === is ? undefined : announce(t.waitingSaid({ name }));
    if (is !== 'sending') return;
    if (before === 'preparing') announce(t.begun({ name }));
    const percent = percentOf(sent, size);
    const due = saidAt.findLast((share) => percent >= share) ?? 0;
    if (due <= (this.#saidOf.get(key) ?? 0)) return;
    this.#saidOf.set(key, due);
    // Small files are there before it is said.
    if (size > 5_000_000) announce(t.percentSaid({ name, percent: due }));
  }

  #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.add([...(input.files ?? [])]);
    // So that the same file can be chosen again.
    input.value = '';
  };

  #drag = (event: DragEvent): void => {
    const carriesFiles = event.dataTransfer?.types.includes('Files') ?? false;
    if (!carriesFiles) return;
    event.preventDefault();
    this.over = event.type !== 'dragleave' && event.type !== 'drop';
    if (event.type === 'drop') this.add([...(event.dataTransfer?.files ?? [])]);
  };

  /** A picture from the clipboard, wherever on the page it is pasted; words into a field stay words. */
  #paste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length || event.defaultPrevented || !this.checkVisibility()) return;
    event.preventDefault();
    this.add(files);
  };

  async #remove({ id, name }: VisitFile): Promise<void> {
    try {
      await this.#client.remove(id);
      this.trouble = '';
      announce(this.#t.removed({ name }));
    } catch (problem) {
      this.trouble = this.#why(problem);
    }
    await this.#list.run();
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  /** Links work for a few minutes: a fresh one for each press. */
  async #save(event: Event, { id }: VisitFile): Promise<void> {
    event.preventDefault();
    try {
      const { href } = await this.#client.one(id);
      if (href) location.assign(new URL(href, this.#at.clinic.server));
    } catch (problem) {
      this.trouble = this.#why(problem);
    }
  }

  async #ask(): Promise<void> {
    this.asking = { ...this.asking, is: 'busy' };
    try {
      await this.#client.ask(this.asking.note);
      this.asking = { is: 'closed', note: '' };
      announce(this.#t.askDone);
      await this.#list.run();
    } catch {
      this.asking = { ...this.asking, is: 'failed' };
    }
  }

  protected override render() {
    const t = this.#t;
    const list = this.#list.value;
    return html`<div class="vet">${list && this.#list.status !== 0
      ? this.#page(list)
      : this.#list.render({
          initial: () => banner({ tone: 'info', text: t.signIn }),
          pending: () => skeleton(t.loading, { lines: 2 }),
          error: () => banner({ tone: 'bad', text: t.cannotLoad, actions: button({ label: this.#at.texts(commonTexts).tryAgain, kind: 'quiet', size: '', onPress: () => void this.#list.run() }) }),
        })}</div>`;
  }

  #page(list: FileList): TemplateResult {
    const rows: Rows = { texts: this.#t, locale: this.#at.locale };
    const t = rows.texts;
    const owners = this.as === 'owner';
    return html`
      <section class="stack gap-12" aria-labelledby="title">
        <div class="stack gap-4">
          <h3 class="sub" id="title" tabindex="-1">${t.title}</h3>
          <p class="small soft">${owners ? (list.wanted ? t[list.wanted] : t.lead) : t.leadStaff}</p>
        </div>
        ${owners && list.asked ? askedBanner(list.asked, rows) : nothing}
        ${this.trouble ? banner({ tone: 'bad', text: this.trouble }) : nothing}
        ${this.#rows(list, rows)}
        ${this.#place(list)}
        ${owners ? nothing : askPart(this.asking, list.asked, { onChange: (asking) => (this.asking = asking), onSend: () => void this.#ask() }, rows)}
      </section>
    `;
  }

  #rows({ files }: FileList, rows: Rows): TemplateResult | typeof nothing {
    const ready = files.filter(({ state }) => state === 'ready');
    const { uploads } = this.#out;
    const unfinished = this.#unfinished;
    if (!ready.length && !uploads.length && !unfinished.length) return this.as === 'staff' ? html`<p class="small soft">${rows.texts.empty}</p>` : nothing;
    return html`
      <ul class="list" part="list" aria-label=${rows.texts.listName}>
        ${repeat(ready, ({ id }) => id, (file) => fileRow(file, {
          href: this.#href(file),
          shown: this.shown.has(file.id),
          onShow: () => (this.shown = new Set(this.shown.has(file.id) ? [...this.shown].filter((id) => id !== file.id) : [...this.shown, file.id])),
          onSave: (event) => void this.#save(event, file),
          onRemove: () => void this.#remove(file),
        }, rows))}
        ${repeat(unfinished, ({ id }) => id, (file) => unfinishedRow(file, () => void this.#remove(file), rows))}
        ${repeat(uploads, ({ key }) => key, (upload) => outgoingRow(upload, { why: this.#why(upload.problem), mayPass: !hopeless(upload.problem), onStop: () => void this.#out.stop(upload.key).then(() => this.#list.run()), onRetry: () => this.#out.retry(upload.key) }, rows))}
      </ul>
    `;
  }

  #href({ id, href }: VisitFile): string {
    const known = this.#hrefs.get(id) ?? new URL(href ?? '', this.#at.clinic.server).href;
    this.#hrefs.set(id, known);
    return known;
  }

  /** Where files are chosen, dropped, pasted and taken. */
  #place({ room, files }: FileList): TemplateResult {
    const t = this.#t;
    if (!room) return html`<p class="small soft">${t.closed}</p>`;
    if (!room.files) return html`<p class="small soft">${t.full}</p>`;
    return html`
      <div class="drop ${this.over ? 'over' : ''}" part="drop" @dragenter=${this.#drag} @dragover=${this.#drag} @dragleave=${this.#drag} @drop=${this.#drag}>
        <div class="actions">
          <label class="btn quiet">${icon('clip')}${files.length ? t.addMore : t.choose}<input type="file" multiple accept=${accepted} @change=${this.#choose}></label>
          <label class="btn quiet touch">${icon('camera')}${t.camera}<input type="file" accept="image/*" capture="environment" @change=${this.#choose}></label>
        </div>
        <p class="small soft"><span class="mouse">${this.over ? t.dropNow : t.dropHere} </span>${t.kinds({ size: sayBytes(room.bytes, this.#at.locale) })}</p>
      </div>
    `;
  }
}

define('vet-files', VetFiles);
declare global {
  interface HTMLElementTagNameMap { 'vet-files': VetFiles }
}
