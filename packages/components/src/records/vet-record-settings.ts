import type { RecordSettings, RecordSettingsSheet, Snippet } from '@vetkit/signal-server/records/settings.contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { SheetController } from '../clinic/sheet-controller.ts';
import { recordSettingsTexts } from '../locales/record-settings.ts';
import { recordsTexts } from '../locales/records.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textArea, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { recordsClient } from './client.ts';
import { styles } from './vet-record-settings.styles.ts';

const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u;
const blank: Snippet = { name: '', species: null, text: '', also: {} };
/** Where a template may write besides the place it is typed in. */
const others = ['objective', 'assessment', 'plan', 'education', 'found', 'nextSteps', 'callIf'] as const;

/**
 * Where the manager keeps the clinic's snippets and templates, and sets after how many months owners are asked to come again and how many years records are kept.
 *
 * @csspart card - The frame. @csspart title - The heading.
 */
export class VetRecordSettings extends LitElement {
  static override styles = styles;

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  /** As they are being written; nothing while nothing was changed. */
  @state() private snippets: readonly Snippet[] | undefined;
  @state() private months: string | undefined;
  @state() private years: string | undefined;

  readonly #at = new ClinicController(this);
  readonly #sheet = new SheetController<RecordSettingsSheet, RecordSettings>(this, this.#at, {
    read: (http, signal) => recordsClient(http).settings(signal),
    save: (http, settings, revision) => recordsClient(http).saveSettings(settings, revision),
    words: () => this.#t,
    onSaved: () => (this.snippets = this.months = this.years = undefined),
  });

  get #t() {
    return this.#at.texts(recordSettingsTexts);
  }

  #write(snippets: readonly Snippet[]): void {
    this.snippets = snippets;
    this.#sheet.touched();
  }

  protected override render() {
    const t = this.#t;
    const { now } = this.#sheet;
    return html`<div class="vet"><section class="card stack gap-16" part="card">
      <div class="stack gap-4"><h2 class="head" part="title">${t.title}</h2><p class="small soft">${t.lead}</p></div>
      ${now ? this.#form(now) : this.#sheet.opening(3)}
    </section></div>`;
  }

  #form(now: RecordSettingsSheet) {
    const t = this.#t;
    const snippets = this.snippets ?? now.snippets;
    const months = Number(this.months ?? now.recallMonths);
    const monthsFit = Number.isInteger(months) && months >= 0 && months <= 60 && this.months !== '';
    const fits = (snippet: Snippet) => namePattern.test(snippet.name) && snippets.filter(({ name }) => name.toLowerCase() === snippet.name.toLowerCase()).length === 1;
    const typedYears = this.years ?? String(now.keepYears ?? '');
    const keepYears = typedYears === '' ? null : Number(typedYears);
    const yearsFit = keepYears === null || (Number.isInteger(keepYears) && keepYears >= 1 && keepYears <= 100);
    const changed = this.snippets !== undefined || months !== now.recallMonths || keepYears !== now.keepYears;
    return html`
      ${textField({ name: 'months', label: t.recall, hint: t.recallHint, unit: t.recallUnit, type: 'number', inputmode: 'numeric', value: this.months ?? String(now.recallMonths), error: monthsFit ? undefined : t.recallBad, onInput: (typed) => {
        this.months = typed;
        this.#sheet.touched();
      } })}
      ${textField({ name: 'years', label: t.keep, hint: keepYears !== null && yearsFit && keepYears < now.law.years ? t.keepShort(now.law) : t.keepHint(now.law), optional: t.optional, unit: t.keepUnit, type: 'number', inputmode: 'numeric', value: typedYears, error: yearsFit ? undefined : t.keepBad, onInput: (typed) => {
        this.years = typed;
        this.#sheet.touched();
      } })}
      ${snippets.length ? html`<ul class="snippets">${snippets.map((snippet, at) => this.#one(snippets, snippet, at, fits(snippet)))}</ul>` : html`<p class="soft">${t.noSnippets}</p>`}
      ${snippets.length < 200 ? html`<div>${button({ label: t.addSnippet, kind: 'quiet', size: '', icon: 'plus', onPress: () => {
        this.#write([...snippets, blank]);
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#name-${snippets.length}`)?.focus());
      } })}</div>` : nothing}
      ${this.#sheet.footer(changed && monthsFit && yearsFit && snippets.every(fits) ? { snippets: [...snippets], recallMonths: months, keepYears } : undefined)}
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
