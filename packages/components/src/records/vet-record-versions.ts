import { initialState, Task } from '@lit/task';
import type { FullVersion, RecordVersion } from '@vetkit/signal-server/records/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { amendmentsTexts, type AmendmentsTexts } from '../locales/amendments.ts';
import { findingsTexts } from '../locales/findings.ts';
import { recordsTexts } from '../locales/records.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import '../shared/icons.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { dayAndClock, ownZone } from '../shared/time.ts';
import { recordsClient } from './client.ts';
import { outClient } from './out-client.ts';
import { differences, recordLines } from './record-lines.ts';
import { styles } from './vet-record-versions.styles.ts';
import { unitsHere } from './vitals.ts';

/**
 * The versions of a completed record: who completed it, who amended it when and why, and what each amendment changed. A part of the record
 * editor; the newest stands on top.
 *
 * @csspart card - The whole list.
 */
export class VetRecordVersions extends LitElement {
  static override styles = [ground, words, actions, surfaces, progress, styles];

  /** The visit's reference. */
  @property() reference = '';
  /** The newest revision that is known: another number reads the list again. */
  @property({ type: Number }) revision = 0;
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private opened: number | undefined;
  /** The last PDF could not be made. */
  @state() private noPaper = false;

  readonly #at = new ClinicController(this);
  readonly #versions = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.revision] as const,
    task: async ([clinic, reference, revision], { signal }) => {
      if (!reference || !revision) return initialState;
      const { versions } = await recordsClient(clinic.http).versions(reference, signal);
      return versions.filter(({ kind }) => kind !== 'draft');
    },
  });
  /** The opened version, with the one before it where it is an amendment. */
  readonly #read = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.opened, this.#versions.value] as const,
    task: async ([clinic, reference, opened, versions], { signal }) => {
      if (opened === undefined || !versions) return initialState;
      const records = recordsClient(clinic.http);
      const before = versions.find(({ revision }) => revision < opened);
      const [now, then] = await Promise.all([records.version(reference, opened, signal), before && records.version(reference, before.revision, signal)]);
      return { now, then };
    },
  });

  protected override render() {
    const texts = this.#at.texts(amendmentsTexts);
    return html`<div class="vet">${this.#versions.render({
      pending: () => skeleton(texts.versions, { lines: 2 }),
      error: () => banner({ tone: 'warn', text: texts.versionsFailed }),
      complete: (versions) => html`<section class="card stack" part="card">
        <div class="row"><h3 class="sub grow">${texts.versions}</h3>${button({ label: texts.recordPaper, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#paper() })}</div>
        ${this.noPaper ? banner({ tone: 'bad', text: texts.noRecordPaper }) : nothing}
        <ol class="versions">${versions.map((version) => this.#one(version, texts))}</ol>
      </section>`,
    })}</div>`;
  }

  async #paper(): Promise<void> {
    this.noPaper = await outClient(this.#at.clinic.http, 'staff').record(this.reference).then((file) => (saveFile(file, `record-${this.reference}.pdf`), false), () => true);
  }

  #one(version: RecordVersion, texts: AmendmentsTexts): TemplateResult {
    const when = dayAndClock(version.at, { locale: this.#at.locale, zone: ownZone() });
    const open = this.opened === version.revision;
    const amended = version.kind === 'amendment';
    return html`<li class="stack gap-8">
      <div>
        <p class="strong">${amended ? texts.versionAmended({ when }) : texts.versionCompleted({ when })}</p>
        <p class="small soft">${texts.versionBy({ name: version.signed?.name ?? version.author.name, licence: version.signed?.licence ?? '' })}</p>
        ${version.reason ? html`<p class="small">${texts.versionWhy({ reason: version.reason })}</p>` : nothing}
      </div>
      <button type="button" class="btn quiet" aria-expanded=${open} aria-label="${amended ? texts.whatChanged : texts.readVersion}: ${texts.openVersion({ when })}"
        @click=${() => (this.opened = open ? undefined : version.revision)}>${amended ? texts.whatChanged : texts.readVersion}</button>
      ${open ? this.#read.render({
        pending: () => skeleton(texts.readingVersion, { lines: 3 }),
        error: () => banner({ tone: 'warn', text: texts.versionsFailed }),
        complete: ({ now, then }) => (amended && then ? this.#changed(then, now, texts) : this.#whole(now)),
      }) : nothing}
    </li>`;
  }

  #changed(before: FullVersion, after: FullVersion, texts: AmendmentsTexts): TemplateResult {
    const found = differences(before.body, after.body, this.#words, unitsHere(this.#at.locale));
    return html`<dl class="lines">${found.map(({ label, mine, theirs }) => html`
      <dt class="strong">${label}</dt>
      <dd class="before"><span class="small soft">${texts.before}</span><p class="kept-lines">${mine || texts.nothingHere}</p></dd>
      <dd class="after"><span class="small soft">${texts.after}</span><p class="kept-lines">${theirs || texts.nothingHere}</p></dd>
    `)}</dl>`;
  }

  #whole({ body }: FullVersion): TemplateResult {
    const lines = recordLines(body, this.#words, unitsHere(this.#at.locale)).filter(([, said]) => said);
    return html`<dl class="lines">${lines.map(([label, said]) => html`<dt class="strong">${label}</dt><dd><p class="kept-lines">${said}</p></dd>`)}</dl>`;
  }

  get #words() {
    return { ...this.#at.texts(recordsTexts), ...this.#at.texts(findingsTexts) };
  }
}

define('vet-record-versions', VetRecordVersions);
declare global {
  interface HTMLElementTagNameMap { 'vet-record-versions': VetRecordVersions }
}
