import { ClinicTypes } from '@vetkit/signal-server/calendar/hours.contract';
import type { Modality } from '@vetkit/signal-server/shared/words.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { typesTexts, type TypesTexts } from '../locales/types.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { segmented, tick } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { textArea, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { lists } from '../shared/styles/lists.ts';
import { progress } from '../shared/styles/progress.ts';
import { record } from '../shared/styles/record.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides, Translation } from '../shared/text.ts';
import { money } from '../shared/time.ts';
import { Editing } from './editing.ts';
import { currentOf, hoursClient } from './hours-client.ts';
import { savedMark, savePart, twoVersions } from './save-part.ts';
import { draftTypes, newType, readPrice, sameTypes, typeDifferences, typedTypes, typeFaults, type TypedType, type TypeField } from './types-draft.ts';
import { styles } from './vet-availability.styles.ts';

type Words = Translation<TypesTexts>;
type List = readonly TypedType[];
const ways: readonly Modality[] = ['video', 'phone', 'in-person', 'messages'];

/**
 * Edits the kinds of visit a clinic offers: name, minutes, price, how to meet, who takes it, and what to have ready. Saved by a button; what
 * is not saved survives a reload. For signed-in managers.
 *
 * @csspart card - The list. @csspart title - Its heading. @csspart field - A field with its label. @csspart primary - The button that saves.
 */
export class VetAppointmentTypes extends LitElement {
  static override styles = [ground, words, actions, fields, choices, surfaces, lists, progress, record, styles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** Words of your own. */
  @property({ attribute: false }) texts: Overrides<TypesTexts> = {};

  @state() private open = '';
  @state() private checked = false;

  readonly #at = new ClinicController(this);
  readonly #editing = new Editing<ClinicTypes, List>(this, {
    read: () => hoursClient(this.#at.clinic.http).types(),
    save: (list, revision) => hoursClient(this.#at.clinic.http).saveTypes(draftTypes(list, this.#currency), revision),
    draftOf: typedTypes,
    same: (list, server) => sameTypes(list, typedTypes(server), server.currency),
    current: (error) => currentOf(ClinicTypes, error),
  });

  get #currency(): string {
    const { state } = this.#editing;
    return 'base' in state ? state.base.currency : 'USD';
  }
  get #isManager(): boolean {
    return this.#at.clinic.session.find({ as: 'staff' })?.person?.role === 'manager';
  }

  protected override updated(): void {
    const { clinic } = this.#at;
    if (clinic.slug && this.#isManager) void this.#editing.open(`vetkit types ${clinic.server.href} ${clinic.slug}`);
  }

  protected override render() {
    const t = this.#at.texts(typesTexts, this.texts);
    return html`<div class="vet">${this.#isManager ? this.#body(t) : banner({ tone: 'info', text: t.signIn })}</div>`;
  }

  #body(t: Words): TemplateResult {
    const { state } = this.#editing;
    if (state.is === 'nothing' || state.is === 'loading') return skeleton(t.loading, { lines: 4 });
    const tell = (error: unknown) => problemText(error, this.#at.texts(commonTexts), { 'type-name-twice': t['type-name-twice'] });
    if (state.is === 'failed') return banner({ tone: 'bad', text: tell(state.error) || t.cannotOpen, actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#editing.retry() }) });
    const { base, draft } = state;
    const server = typedTypes(base);
    const faults = typeFaults(draft, base.currency);
    const changed = typeDifferences(draft, server, base.currency).map(({ mine, theirs }) => (mine ? mine.name || t.newName : t.gone({ name: theirs?.name ?? '' })));
    return html`
      <div class="stack gap-12">
        ${state.is === 'conflict'
          ? twoVersions(
              t,
              typeDifferences(draft, typedTypes(state.theirs), base.currency).map(({ mine, theirs }) => ({
                label: (mine ?? theirs)?.name || t.newName, mine: mine ? this.#line(mine, t) : t.absent, theirs: theirs ? this.#line(theirs, t) : t.absent,
              })),
              (whose) => this.#editing.choose(whose),
            )
          : nothing}
        <section class="card flush" part="card">
          <div class="pad top"><div><h2 class="head" part="title">${t.title}</h2><p class="small soft">${t.text}</p></div>${this.#editing.isChanged ? nothing : savedMark(t)}</div>
          <ul class="list edged">${repeat(draft, ({ key }) => key, (type, i) => this.#row(type, i, draft, this.checked ? (faults.get(type.key) ?? []) : [], t))}</ul>
          <div class="pad edged">${button({ label: t.add, icon: 'plus', kind: 'plain', size: '', onPress: () => this.#add(draft) })}</div>
        </section>
        ${this.#editing.isChanged && state.is !== 'conflict'
          ? savePart(t, {
              changed: changed.join(', ') || t.order, found: this.#editing.found, busy: state.is === 'saving',
              error: state.error ? tell(state.error) : this.checked && faults.size ? t.mend : undefined,
              onSave: () => void this.#save(faults), onUndo: () => (this.#editing.undo(), (this.checked = false)),
            })
          : nothing}
      </div>
    `;
  }

  #line({ duration, modalities, price, role, asksToday }: TypedType, t: Words): string {
    const minor = readPrice(price, this.#currency);
    return [t.minutes({ n: Number(duration) }), modalities.map((way) => t[way]).join(', '), t[role], minor === undefined ? price : money(minor, this.#currency, this.#at.locale), ...(asksToday ? [t.asks] : [])].join(' · ');
  }

  #row(type: TypedType, i: number, list: List, faults: readonly TypeField[], t: Words): TemplateResult {
    const isOpen = this.open === type.key;
    const name = type.name || t.newName;
    return html`
      <li class="item stack gap-12">
        <div class="row wrap gap-8 kind">
          <div class="grow"><span class="sub">${name}</span><span class="small soft">${this.#line(type, t)}</span></div>
          <div class="row acts">
          ${i > 0 ? html`<button class="btn icon-only plain up" type="button" aria-label=${t.up({ name })} @click=${() => this.#editing.change(swapped(list, i))}>${icon('chevron-down')}</button>` : nothing}
          <button class="btn plain" type="button" aria-expanded=${isOpen} aria-label=${isOpen ? t.done : t.changeOf({ name })} @click=${() => (this.open = isOpen ? '' : type.key)}>${isOpen ? t.done : t.change}</button>
          ${list.length > 1 ? html`<button class="btn icon-only plain" type="button" aria-label=${t.removeOf({ name })} @click=${() => this.#editing.change(list.filter(({ key }) => key !== type.key))}>${icon('trash')}</button>` : nothing}
          </div>
        </div>
        ${isOpen ? this.#form(type, list, faults, t) : faults.length ? html`<p class="fault">${t.mend}</p>` : nothing}
      </li>
    `;
  }

  #form(type: TypedType, list: List, faults: readonly TypeField[], t: Words): TemplateResult {
    const set = (change: Partial<TypedType>) => this.#editing.change(list.map((each) => (each.key === type.key ? { ...each, ...change } : each)));
    const error = (field: TypeField, words: string) => (faults.includes(field) ? words : undefined);
    return html`
      <div class="stack gap-12">
        ${textField({ name: 'name', label: t.name, value: type.name, maxlength: 80, error: error('name', t.nameNeeded), onInput: (name) => set({ name }) })}
        <div class="two">
          ${textField({ name: 'duration', label: t.duration, value: type.duration, inputmode: 'numeric', error: error('duration', t.durationWrong), onInput: (duration) => set({ duration }) })}
          ${textField({ name: 'price', label: t.price({ currency: this.#currency }), value: type.price, inputmode: 'decimal', error: error('price', t.priceWrong), onInput: (price) => set({ price }) })}
        </div>
        <fieldset class="field" part="field"><legend class="label">${t.how}</legend>
          <div class="two">${ways.map((way) => tick({ name: `how-${way}`, label: t[way], checked: type.modalities.includes(way), onTick: (checked) => set({ modalities: ways.filter((each) => (each === way ? checked : type.modalities.includes(each))) }) }))}</div>
          ${faults.includes('how') ? html`<p class="error">${t.howNeeded}</p>` : nothing}
        </fieldset>
        ${segmented({ name: 'role', legend: t.role, value: type.role, options: [{ value: 'vet', label: t.vet }, { value: 'technician', label: t.technician }], onChoose: (role) => set({ role }) })}
        ${tick({ name: 'asks-today', label: t.asksToday, detail: t.asksTodayHint, checked: type.asksToday, onTick: (asksToday) => set({ asksToday }) })}
        ${textArea({ name: 'preparation', label: t.preparation, value: type.preparation, maxlength: 2000, onInput: (preparation) => set({ preparation }) })}
      </div>
    `;
  }

  async #add(list: List): Promise<void> {
    const type = newType(`new-${crypto.randomUUID()}`);
    this.#editing.change([...list, type]);
    this.open = type.key;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
  }

  async #save(faults: ReadonlyMap<string, readonly TypeField[]>): Promise<void> {
    this.checked = true;
    const [first] = faults.keys();
    if (first !== undefined) {
      this.open = first;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    if (await this.#editing.save()) {
      this.checked = false;
      this.open = '';
      announce(this.#at.texts(typesTexts, this.texts).savedSaid);
    }
  }
}

/** The list with one kind moved up by one. */
const swapped = (list: List, i: number): List => list.with(i - 1, list[i]!).with(i, list[i - 1]!);

define('vet-appointment-types', VetAppointmentTypes);
declare global {
  interface HTMLElementTagNameMap { 'vet-appointment-types': VetAppointmentTypes }
}
