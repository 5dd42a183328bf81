import { Task } from '@lit/task';
import { Modality } from '@vetkit/signal-server/shared/words.contract';
import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { ClinicInfo } from '../clinic/clinic.ts';
import { problemText } from '../clinic/problem-text.ts';
import { bookingTexts } from '../locales/booking.ts';
import { commonTexts } from '../locales/common.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { choiceCards, segmented } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { selectField, textArea, textField } from '../shared/field.ts';
import { icon, type IconName } from '../shared/icons.owner.ts';
import { skeleton } from '../shared/skeleton.ts';
import { focusTitle, stepTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { minutes, money } from '../shared/time.ts';
import { countries } from '../shared/countries.ts';
import { noVisit, type VisitAnswers } from './draft.ts';
import { VetVisitChangedEvent, VetVisitReadyEvent } from './events.ts';
import { allFilledIn } from './slotted.ts';
import { visitForm } from './vet-visit-form.styles.ts';
import { modalitiesOf, settled, visitGaps, type VisitGap } from './visit.ts';

const wayIcons: Readonly<Record<Modality, IconName>> = { video: 'video', phone: 'phone', 'in-person': 'home', messages: 'chat' };

/**
 * Asks what the visit is about: which pet (slotted), what is going on, the kind of visit, how to meet, and where the animal will be.
 *
 * @fires {VetVisitChangedEvent} vet-visit-changed - With all answers so far, after each change.
 * @fires {VetVisitReadyEvent} vet-visit-ready - Everything needed is there, and the button was pressed.
 * @slot pet - Fields about the pet; what has `reportValidity()` is asked before going on.
 * @slot today - What is asked further, for the chosen kind of visit.
 * @csspart title - The question. @csspart field - A field. @csspart choice - A choice. @csspart primary - The button.
 */
export class VetVisitForm extends LitElement {
  static override styles = [ground, words, actions, fields, choices, surfaces, progress, widget, visitForm];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The pet's name, for the sentences. */
  @property({ attribute: 'pet-name' }) petName = '';

  /** The answers so far. */
  @property({ attribute: false }) value: VisitAnswers = noVisit;

  @state() private checked = false;

  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });

  /** Moves the focus to the question. */
  override focus(): void {
    void focusTitle(this);
  }

  #change(info: ClinicInfo, change: Partial<VisitAnswers>): void {
    this.value = settled({ ...settled(this.value, info), ...change }, info);
    this.dispatchEvent(new VetVisitChangedEvent(this.value));
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const info = this.#info.value;
    if (!info) return;
    this.#change(info, {});
    this.checked = true;
    if (!allFilledIn(this)) return;
    const [first] = visitGaps(this.value);
    if (!first) this.dispatchEvent(new VetVisitReadyEvent());
    else void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[name=${first}]`)?.focus());
  };

  protected override render() {
    const t = this.#at.texts(bookingTexts);
    return html`
      <form class="vet" novalidate @submit=${this.#submit}>
        <div class="widget-body">
          ${stepTitle(t.aboutTitle)}
          <slot name="pet"></slot>
          ${this.#info.render({
            pending: () => skeleton(t.loading, { lines: 2, tiles: 2 }),
            complete: (info) => this.#questions(info),
            error: (error) => this.#failed(error),
          })}
        </div>
        <div class="widget-foot">
          <button type="submit" class="btn primary big wide" part="primary">${t.seeTimes}${icon('arrow-right')}</button>
        </div>
      </form>
    `;
  }

  #questions(info: ClinicInfo) {
    const t = this.#at.texts(bookingTexts);
    const { optional } = this.#at.texts(commonTexts);
    const { locale } = this.#at;
    const name = this.petName.trim();
    const visit = settled(this.value, info);
    const gaps = new Set<VisitGap>(this.checked ? visitGaps(visit) : []);
    return html`
      ${textArea({
        name: 'reason', label: t.reason({ name }), hint: t.reasonHint, value: visit.reason, required: true, maxlength: 4000,
        error: gaps.has('reason') ? t.reasonNeeded : undefined, onInput: (reason) => this.#change(info, { reason }),
      })}
      ${choiceCards({
        name: 'type', legend: t.kind, value: visit.type, error: gaps.has('type') ? t.kindNeeded : undefined,
        options: info.types.map((type) => ({
          value: type.code, label: type.name, detail: minutes(type.durationMin, locale), aside: money(type.priceMinor, info.currency, locale),
        })),
        onChoose: (type) => this.#change(info, { type }),
      })}
      <slot name="today"></slot>
      ${segmented<Modality>({
        name: 'modality', legend: t.how, value: visit.modality, error: gaps.has('modality') ? t.howNeeded : undefined,
        options: modalitiesOf(info.types, visit.type).map((value) => ({ value, label: t[value], icon: wayIcons[value] })),
        onChoose: (modality) => this.#change(info, { modality }),
      })}
      <fieldset class="stack gap-8">
        <legend class="label">${t.place({ name })}</legend>
        <p class="hint">${t.placeHint}</p>
        <div class="two">
          ${selectField({
            name: 'country', label: t.country, value: visit.country, options: countries(locale),
            error: gaps.has('country') ? t.countryNeeded : undefined, onInput: (country) => this.#change(info, { country }),
          })}
          ${textField({
            name: 'region', label: t.region, optional, value: visit.region, autocomplete: 'address-level1', maxlength: 80,
            error: gaps.has('region') ? t.regionOdd : undefined, onInput: (region) => this.#change(info, { region }),
          })}
        </div>
      </fieldset>
    `;
  }

  #failed(error: unknown) {
    const t = this.#at.texts(commonTexts);
    return banner({ tone: 'bad', text: problemText(error, t), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#info.run() }) });
  }
}

define('vet-visit-form', VetVisitForm);
declare global {
  interface HTMLElementTagNameMap { 'vet-visit-form': VetVisitForm }
}
