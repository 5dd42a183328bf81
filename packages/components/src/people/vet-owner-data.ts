import type { ErasurePlan } from '@vetkit/signal-server/people/erasure.contract';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { petHistoryTexts, type PetHistoryTexts } from '../locales/pet-history.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import '../shared/icons.ts';
import { saveFile } from '../shared/save-file.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { erasureClient } from './erasure-client.ts';

type Now = { readonly is: 'still' | 'failed' } | { readonly is: 'asking' | 'erasing' | 'done'; readonly plan: ErasurePlan; readonly typed: string; readonly wrong?: string };

/**
 * What a clinic keeps of an owner: to take away, and to erase. Before erasing it says what goes, and what the law wants kept with the reason and the date; the owner's
 * name is typed once more. For front desk and managers.
 *
 * @csspart card - The whole.
 */
export class VetOwnerData extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, css`
    ul { padding-inline-start: 20px; list-style: disc; }
  `];

  /** The owner's id. */
  @property() owner = '';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private now: Now = { is: 'still' };
  readonly #at = new ClinicController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('owner')) this.now = { is: 'still' };
  }

  protected override render() {
    const texts = this.#at.texts(petHistoryTexts);
    const { now } = this;
    return html`<section class="vet card stack gap-16" part="card">
      <div class="stack gap-4"><h2 class="head">${texts.ownerData}</h2><p class="small soft">${texts.ownerDataText}</p></div>
      ${now.is === 'failed' ? banner({ tone: 'bad', text: texts.notErased }) : nothing}
      ${'plan' in now ? this.#plan(now, texts) : html`<div class="actions">
        ${button({ label: texts.download, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#take() })}
        ${button({ label: texts.erase, kind: 'quiet', size: '', icon: 'trash', onPress: () => void this.#ask() })}
      </div>`}
    </section>`;
  }

  #plan(now: Extract<Now, { plan: ErasurePlan }>, texts: PetHistoryTexts): TemplateResult {
    const { owner, visitsAhead, recordsOpen, removes, keeps } = now.plan;
    const when = (date: string) => new Intl.DateTimeFormat(this.#at.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
    return html`
      <h3 class="sub" tabindex="-1">${texts.eraseTitle({ name: owner.name })}</h3>
      ${owner.pets.length ? html`<p class="small soft">${texts.erasePets({ pets: owner.pets.join(', ') })}</p>` : nothing}
      ${now.is === 'done' ? banner({ tone: 'ok', text: texts.erased({ name: owner.name }) }) : nothing}
      ${!removes.length && now.is !== 'done' ? banner({ tone: 'info', text: texts.alreadyErased }) : nothing}
      ${removes.length && now.is !== 'done' ? html`<div class="stack gap-4"><b class="small">${texts.goes}</b><ul class="small">${removes.map((part) => html`<li>${texts[`goes-${part}`]}</li>`)}</ul></div>` : nothing}
      <div class="stack gap-4"><b class="small">${texts.stays}</b>
        ${keeps.length ? html`<ul class="small">${keeps.map(({ what, count, until, why }) => html`<li><b>${texts[`stays-${what}`]({ count })}${until ? html`, ${texts.until({ when: when(until) })}` : nothing}</b><br><span class="soft">${why}</span></li>`)}</ul>` : html`<p class="small">${texts.nothingStays}</p>`}
      </div>
      ${visitsAhead ? banner({ tone: 'warn', text: texts.visitsAhead({ count: visitsAhead }) }) : nothing}
      ${recordsOpen ? banner({ tone: 'warn', text: texts.recordsOpen({ count: recordsOpen }) }) : nothing}
      ${now.is === 'done' || visitsAhead || recordsOpen || !removes.length
        ? html`<div>${button({ label: texts.keep, kind: 'quiet', size: '', onPress: () => (this.now = { is: 'still' }) })}</div>`
        : html`${textField({ name: 'erase-name', label: texts.typeName({ name: owner.name }), value: now.typed, maxlength: 120, autocomplete: 'off', error: now.wrong, onInput: (typed) => (this.now = { is: 'asking', plan: now.plan, typed }) })}
          <div class="actions">
            ${button({ label: texts.eraseNow, kind: 'danger', size: '', busy: now.is === 'erasing', busyLabel: texts.erasing, onPress: () => void this.#erase(texts) })}
            ${button({ label: texts.keep, kind: 'quiet', size: '', onPress: () => (this.now = { is: 'still' }) })}
          </div>`}`;
  }

  get #client() {
    return erasureClient(this.#at.clinic.http, this.owner);
  }

  async #take(): Promise<void> {
    try {
      saveFile(await this.#client.file(), 'owner.json');
    } catch {
      this.now = { is: 'failed' };
    }
  }

  async #ask(): Promise<void> {
    try {
      this.now = { is: 'asking', plan: await this.#client.plan(), typed: '' };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
    } catch {
      this.now = { is: 'failed' };
    }
  }

  async #erase(texts: PetHistoryTexts): Promise<void> {
    const { now } = this;
    if (now.is !== 'asking') return;
    const wrong = (text: string) => (this.now = { ...now, wrong: text });
    if (now.typed.trim().toLowerCase() !== now.plan.owner.name.trim().toLowerCase()) return void wrong(texts.nameDiffers);
    this.now = { ...now, is: 'erasing' };
    try {
      const { owner: _now, ...done } = await this.#client.erase(now.typed.trim());
      // Said once more by the name it had until now.
      this.now = { is: 'done', plan: { ...done, owner: now.plan.owner }, typed: '' };
    } catch (error) {
      wrong(isProblem(error, 'visits-ahead') ? texts.visitsAhead({ count: 1 }) : isProblem(error, 'records-open') ? texts.recordsOpen({ count: 1 }) : isProblem(error, 'already-erased') ? texts.alreadyErased : texts.notErased);
    }
  }
}

define('vet-owner-data', VetOwnerData);
declare global {
  interface HTMLElementTagNameMap { 'vet-owner-data': VetOwnerData }
}
