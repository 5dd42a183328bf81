import { Task } from '@lit/task';
import type { RecordSettings, RecordSettingsSheet, Snippet } from '@vetkit/signal-server/records/settings.contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { recordSettingsTexts } from '../locales/record-settings.ts';
import { recordsTexts } from '../locales/records.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textArea, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { skeleton } from '../shared/skeleton.ts';
import { recordsClient } from './client.ts';
import { styles } from './vet-record-settings.styles.ts';

type Saving = { readonly is: 'no' | 'busy' | 'saved' } | { readonly is: 'failed'; readonly error: unknown };

const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u;
const blank: Snippet = { name: '', species: null, text: '', also: {} };
/** Where a template may write besides the place it is typed in. */
const others = ['objective', 'assessment', 'plan', 'education', 'found', 'nextSteps', 'callIf'] as const;

/**
 * Where the manager keeps the clinic's snippets and templates, and sets after how many months owners are asked to come again.
 *
 * @csspart card - The frame. @csspart title - The heading.
 */
export class VetRecordSettings extends LitElement {
  static override styles = styles;

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private now: RecordSettingsSheet | undefined;
  /** As they are being written; nothing while nothing was changed. */
  @state() private snippets: readonly Snippet[] | undefined;
  @state() private months: string | undefined;
  @state() private saving: Saving = { is: 'no' };

  readonly #at = new ClinicController(this);
  readonly #sheet = new Task(this, {
    args: () => [this.#at.clinic] as const,
    task: ([{ http }], { signal }) => recordsClient(http).settings(signal),
    onComplete: (sheet) => (this.now = sheet),
  });

  get #t() {
    return this.#at.texts(recordSettingsTexts);
  }

  async #save(settings: RecordSettings, revision: number): Promise<void> {
    this.saving = { is: 'busy' };
    try {
      this.now = await recordsClient(this.#at.clinic.http).saveSettings(settings, revision);
      this.snippets = this.months = undefined;
      this.saving = { is: 'saved' };
      announce(this.#t.saved);
    } catch (error) {
      this.saving = { is: 'failed', error };
    }
  }

  #write(snippets: readonly Snippet[]): void {
    this.snippets = snippets;
    this.saving = { is: 'no' };
  }

  protected override render() {
    const t = this.#t;
    return html`<div class="vet"><section class="card stack gap-16" part="card">
      <div class="stack gap-4"><h2 class="head" part="title">${t.title}</h2><p class="small soft">${t.lead}</p></div>
      ${this.now
        ? this.#form(this.now)
        : this.#sheet.render({
            pending: () => skeleton(t.loading, { lines: 3 }),
            error: (error) => banner({ tone: 'bad', text: problemText(error, this.#at.texts(commonTexts)), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#sheet.run() }) }),
          })}
    </section></div>`;
  }

  #form({ revision, ...now }: RecordSettingsSheet) {
    const t = this.#t;
    const { saving } = this;
    const snippets = this.snippets ?? now.snippets;
    const months = Number(this.months ?? now.recallMonths);
    const monthsFit = Number.isInteger(months) && months >= 0 && months <= 60 && this.months !== '';
    const fits = (snippet: Snippet) => namePattern.test(snippet.name) && snippets.filter(({ name }) => name.toLowerCase() === snippet.name.toLowerCase()).length === 1;
    const changed = this.snippets !== undefined || months !== now.recallMonths;
    return html`
      ${textField({ name: 'months', label: t.recall, hint: t.recallHint, unit: t.recallUnit, type: 'number', inputmode: 'numeric', value: this.months ?? String(now.recallMonths), error: monthsFit ? undefined : t.recallBad, onInput: (typed) => {
        this.months = typed;
        this.saving = { is: 'no' };
      } })}
      ${snippets.length ? html`<ul class="snippets">${snippets.map((snippet, at) => this.#one(snippets, snippet, at, fits(snippet)))}</ul>` : html`<p class="soft">${t.noSnippets}</p>`}
      ${snippets.length < 200 ? html`<div>${button({ label: t.addSnippet, kind: 'quiet', size: '', icon: 'plus', onPress: () => {
        this.#write([...snippets, blank]);
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#name-${snippets.length}`)?.focus());
      } })}</div>` : nothing}
      ${saving.is === 'failed' ? banner({ tone: 'bad', text: problemText(saving.error, this.#at.texts(commonTexts)) }) : nothing}
      ${saving.is === 'saved' ? banner({ tone: 'ok', text: t.saved }) : nothing}
      ${changed && monthsFit && snippets.every(fits) ? html`<div>${button({ label: t.save, busyLabel: t.saving, busy: saving.is === 'busy', size: '', onPress: () => void this.#save({ snippets: [...snippets], recallMonths: months }, revision) })}</div>` : nothing}
    `;
  }

  #one(all: readonly Snippet[], snippet: Snippet, at: number, fits: boolean) {
    const t = this.#t;
    const places = this.#at.texts(recordsTexts);
    const label = (place: (typeof others)[number]) => (place === 'education' ? t.education : places[place]);
    const set = (part: Partial<Snippet>) => this.#write(all.map((each, i) => (i === at ? { ...each, ...part } : each)));
    return html`<li class="stack gap-12">
      <div class="line">
        ${textField({ name: `name-${at}`, label: t.snippetName, hint: t.snippetNameHint, value: snippet.name, maxlength: 40, error: fits || snippet.name === '' ? undefined : t.snippetNameBad, onInput: (name) => set({ name: name.trim() }) })}
        ${textField({ name: `species-${at}`, label: t.snippetSpecies, hint: t.snippetSpeciesHint, optional: t.optional, value: snippet.species ?? '', maxlength: 60, onInput: (species) => set({ species: species.trim() || null }) })}
        <button type="button" class="btn icon-only plain" aria-label=${t.removeSnippet({ name: snippet.name })} @click=${() => this.#write(all.filter((_, i) => i !== at))}>${icon('trash')}</button>
      </div>
      ${textArea({ name: `text-${at}`, label: t.snippetText, value: snippet.text, maxlength: 8000, onInput: (text) => set({ text }) })}
      <details ?open=${Object.values(snippet.also).some(Boolean)}><summary>${t.snippetAlso}</summary><div class="stack gap-12"><p class="hint">${t.snippetAlsoHint}</p>
        ${others.map((place) => textArea({ name: `also-${at}-${place}`, label: label(place), optional: t.optional, value: snippet.also[place] ?? '', maxlength: 8000, onInput: (text) => {
          const { [place]: _before, ...also } = snippet.also;
          set({ also: text ? { ...also, [place]: text } : also });
        } }))}
      </div></details>
    </li>`;
  }
}

define('vet-record-settings', VetRecordSettings);
declare global {
  interface HTMLElementTagNameMap { 'vet-record-settings': VetRecordSettings }
}
