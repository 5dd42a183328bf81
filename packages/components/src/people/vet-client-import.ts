import type { ImportRow } from '@vetkit/signal-server/people/import.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { clientImportTexts } from '../locales/client-import.ts';
import '../shared/icons.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { saveFile } from '../shared/save-file.ts';
import { define } from '../shared/define.ts';
import type { CsvLine } from './csv.ts';
import { importChoices } from './import-choices.ts';
import { importClients } from './import-client.ts';
import { type ClientList, type ListChoice, reportOf, type RefusedLine, understand } from './list.ts';
import { styles } from './vet-client-import.styles.ts';

/** Where taking over stands; one value. `stopped`: the line broke; what is left waits for another press. */
type View =
  | { readonly is: 'choose'; readonly fault?: 'too-large' | 'empty' }
  | { readonly is: 'reading' }
  | { readonly is: 'preview'; readonly list: ClientList; readonly cut: boolean; readonly left: readonly ImportRow[]; readonly lines: readonly CsvLine[]; readonly said: ListChoice }
  | { readonly is: 'taking'; readonly list: ClientList; readonly cut: boolean; readonly left: readonly ImportRow[] }
  | { readonly is: 'stopped'; readonly list: ClientList; readonly cut: boolean; readonly left: readonly ImportRow[] }
  | { readonly is: 'done'; readonly list: ClientList };

const [mostShown, perRequest] = [8, 100];

/**
 * Takes owners and pets over from another program's list (CSV): shows what comes over and every line that does not, with why, before anything
 * is written. For managers and the front desk.
 *
 * @csspart card - The frame. @csspart title - The heading.
 */
export class VetClientImport extends LitElement {
  static override styles = styles;

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private view: View = { is: 'choose' };
  @state() private added = { owners: 0, pets: 0 };
  readonly #at = new ClinicController(this);

  get #t() {
    return this.#at.texts(clientImportTexts);
  }

  /** Reads a file and shows what is in it. */
  async open(file: Blob): Promise<void> {
    this.view = { is: 'reading' };
    this.added = { owners: 0, pets: 0 };
    const { csvLimits, decode, readCsv } = await import('./csv.ts');
    if (file.size > csvLimits.bytes) return void (this.view = { is: 'choose', fault: 'too-large' });
    const lines = readCsv(decode(await file.arrayBuffer()));
    const list = understand(lines, { today: today() });
    const nothingHere = !list.columns.some(Boolean) || list.good.length + list.refused.length === 0;
    this.view = nothingHere ? { is: 'choose', fault: 'empty' } : { is: 'preview', list, cut: lines.length > csvLimits.lines, left: list.good, lines, said: {} };
    if (!nothingHere) announce(this.#t.found({ good: list.good.length, refused: list.refused.length }));
  }

  #say(view: Extract<View, { is: 'preview' }>, said: ListChoice): void {
    const list = understand(view.lines, { today: today(), ...said });
    this.view = { ...view, said, list, left: list.good };
    announce(this.#t.found({ good: list.good.length, refused: list.refused.length }));
  }

  async #take(from: Extract<View, { is: 'preview' | 'stopped' }>): Promise<void> {
    let { list, left } = from;
    const { cut } = from;
    this.view = { is: 'taking', list, cut, left };
    try {
      while (left.length) {
        const some = left.slice(0, perRequest);
        const { owners, pets, refused } = await importClients(this.#at.clinic.http, some);
        left = left.slice(perRequest);
        this.added = { owners: this.added.owners + owners.added, pets: this.added.pets + pets.added };
        list = { ...list, refused: [...list.refused, ...refused.map(({ line, code }) => ({ line, cells: wordsOf(some.find((row) => row.line === line)!, list), faults: [{ field: 'phone' as const, code }] }))] };
        this.view = { is: 'taking', list, cut, left };
      }
      this.view = { is: 'done', list };
      announce(this.#t.done(this.added));
    } catch {
      this.view = { is: 'stopped', list, cut, left };
    }
  }

  readonly #why = ({ field, code }: RefusedLine['faults'][number]): string => `${this.#t[`field-${field}`]} ${this.#t[`is-${code}`]}`;

  #save(list: ClientList): void {
    saveFile(new Blob([reportOf(list, this.#why, this.#t.why)], { type: 'text/csv' }), this.#t.reportName);
  }

  protected override render() {
    const t = this.#t;
    return html`<div class="vet"><section class="card stack gap-16" part="card">
      <div class="stack gap-4"><h2 class="head" part="title">${t.title}</h2><p class="small soft">${t.lead}</p></div>
      ${this.#body()}
    </section></div>`;
  }

  #body(): TemplateResult {
    const { view } = this;
    const t = this.#t;
    if (view.is === 'reading') return html`<p role="status">${t.reading}</p>`;
    if (view.is === 'choose') return html`${view.fault ? banner({ tone: 'bad', text: view.fault === 'too-large' ? t.tooLarge : t.empty }) : nothing}${this.#chooser(t.choose)}`;
    if (view.is === 'done') return html`${banner({ tone: 'ok', text: t.done(this.added) })}${this.#refused(view.list)}${this.#chooser(t.another)}`;
    const { list, left } = view;
    const preview = view.is === 'preview' ? view : undefined;
    const ignored = list.header.filter((heading, i) => heading.trim() && !list.columns[i]);
    return html`
      <p><b>${t.found({ good: list.good.length, refused: list.refused.length })}</b>${ignored.length ? html` <span class="small soft">${t.leftOut({ columns: ignored.join(', ') })}</span>` : nothing}</p>
      ${view.cut ? banner({ tone: 'warn', text: t.tooMany }) : nothing}
      ${preview ? importChoices({ list, texts: t, said: preview.said, onSay: (said) => this.#say(preview, said) }) : nothing}
      ${list.good.length ? this.#preview(list.good) : nothing}
      ${this.#looked(list)}
      ${this.#refused(list)}
      ${view.is === 'stopped' ? banner({ tone: 'bad', text: t.stopped({ left: left.length }) }) : nothing}
      ${view.is === 'taking' ? html`<p role="status" class="num">${t.taking({ done: list.good.length - left.length, of: list.good.length })}</p>` : nothing}
      <div class="actions">
        ${left.length ? button({ label: t.take({ count: left.length }), busy: view.is === 'taking', size: '', onPress: () => view.is !== 'taking' && void this.#take(view) }) : nothing}
        ${view.is === 'taking' ? nothing : this.#chooser(t.another)}
      </div>
    `;
  }

  #chooser(label: string): TemplateResult {
    return html`<label class="btn quiet file"><input type="file" accept=".csv,.tsv,.txt,text/csv" @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      const [file] = input.files ?? [];
      input.value = '';
      if (file) void this.open(file);
    }}><span>${label}</span></label>`;
  }

  #preview(good: readonly ImportRow[]): TemplateResult {
    const t = this.#t;
    return html`<div class="table-place" tabindex="0" role="region" aria-label=${t.preview}><table>
      <thead><tr>${[t.line, t.owner, t.reach, t.pet, t.species, t.sex, t.neutered, t.more].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
      <tbody>${good.slice(0, mostShown).map(({ line, owner, pet }) => html`<tr>
        <td class="num">${line}</td><td><bdi>${owner.name}</bdi></td><td>${owner.email ?? owner.phone}</td><td><bdi>${pet?.name}</bdi></td><td>${pet?.species}</td><td>${pet?.sex === 'female' ? t.female : pet?.sex === 'male' ? t.male : this.#unsaid()}</td><td>${pet?.reproductiveStatus === 'neutered' ? t.yes : pet?.reproductiveStatus === 'intact' ? t.no : this.#unsaid()}</td>
        <td class="small">${[pet?.breed, pet?.age, pet?.weightKg === undefined ? undefined : `${pet.weightKg} kg`, pet?.microchip].filter(Boolean).join(', ')}</td>
      </tr>`)}</tbody>
    </table></div>`;
  }

  /** Seen as a dash, spoken as words. */
  #unsaid(): TemplateResult {
    return html`<span class="soft" aria-hidden="true">–</span><span class="sr">${this.#t.unsaid}</span>`;
  }

  #looked({ looked }: ClientList): TemplateResult | typeof nothing {
    const t = this.#t;
    if (!looked.length) return nothing;
    return html`<div class="stack gap-8"><h3 class="label">${t.looksTitle}</h3>
      <ul class="refused">${looked.slice(0, mostShown).map(({ row: { line, pet }, looks }) => html`<li><b class="num">${t.line} ${line}</b> <span>${looks.map(({ code }) => t[`looks-${code}`]({ number: pet?.microchip ?? '' })).join(' ')}</span></li>`)}</ul>
      ${looked.length > mostShown ? html`<p class="small soft">${t.andMoreLooks({ count: looked.length - mostShown })}</p>` : nothing}
    </div>`;
  }

  #refused(list: ClientList): TemplateResult | typeof nothing {
    const t = this.#t;
    const { refused } = list;
    if (!refused.length) return nothing;
    return html`<div class="stack gap-8"><h3 class="label">${t.refusedTitle}</h3>
      <ul class="refused">${refused.slice(0, mostShown).map(({ line, cells, faults }) => html`<li><b class="num">${t.line} ${line}</b> <span>${faults.map(this.#why).join(' ')}</span> <bdi class="small soft cut">${cells.join(', ').slice(0, 120)}</bdi></li>`)}</ul>
      ${refused.length > mostShown ? html`<p class="small soft">${t.andMore({ count: refused.length - mostShown })}</p>` : nothing}
      <div>${button({ label: t.saveReport, kind: 'quiet', size: '', icon: 'download', onPress: () => this.#save(list) })}</div>
    </div>`;
  }
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** What stood in a line that only the server refused. */
const wordsOf = ({ owner, pet }: ImportRow, { columns }: ClientList): string[] => {
  const said: Readonly<Record<string, string | number | undefined>> = { owner: owner.name, email: owner.email, phone: owner.phone, pet: pet?.name, species: pet?.species, breed: pet?.breed, age: pet?.age, weightKg: pet?.weightKg, microchip: pet?.microchip };
  return columns.map((field) => String((field && said[field]) ?? ''));
};

define('vet-client-import', VetClientImport);
declare global {
  interface HTMLElementTagNameMap { 'vet-client-import': VetClientImport }
}
