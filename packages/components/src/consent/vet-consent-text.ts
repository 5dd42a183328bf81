import { Task } from '@lit/task';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { consentTextTexts } from '../locales/consent-text.ts';
import { consentTexts } from '../locales/consent.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textArea } from '../shared/field.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { consentClient, type ConsentText } from './client.ts';
import { consentTextStyles } from './vet-consent-text.styles.ts';

type Saving = { readonly is: 'no' | 'busy' | 'saved' } | { readonly is: 'failed'; readonly error: unknown };

/**
 * Where the manager sets what owners agree to before a visit from afar. Each saved text is a version of its own; none is lost.
 *
 * @csspart card - The frame. @csspart title - The heading.
 */
export class VetConsentText extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, progress, consentTextStyles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private now: ConsentText | undefined;
  @state() private typed: string | undefined;
  @state() private saving: Saving = { is: 'no' };

  readonly #at = new ClinicController(this);
  readonly #text = new Task(this, {
    args: () => [this.#at.clinic] as const,
    task: ([clinic]) => consentClient(clinic.http).text(true),
    onComplete: (text) => (this.now = text),
  });

  get #t() {
    return { ...this.#at.texts(consentTexts), ...this.#at.texts(consentTextTexts) };
  }

  async #save(text: string): Promise<void> {
    if (!text.trim() || this.saving.is === 'busy') return void this.renderRoot.querySelector<HTMLElement>('#text')?.focus();
    this.saving = { is: 'busy' };
    try {
      this.now = await consentClient(this.#at.clinic.http).save({ text: text.trim(), locale: this.now?.locale ?? 'en' });
      this.typed = undefined;
      this.saving = { is: 'saved' };
      announce(this.#t.saved);
    } catch (error) {
      this.saving = { is: 'failed', error };
    }
  }

  protected override render() {
    const t = this.#t;
    const common = this.#at.texts(commonTexts);
    return html`<div class="vet"><section class="card stack gap-16" part="card">
      <div class="stack gap-4"><h2 class="head" part="title">${t.title}</h2><p class="small soft">${t.lead}</p></div>
      ${this.now
        ? this.#form(this.now)
        : this.#text.render({
            pending: () => skeleton(t.loading, { lines: 4 }),
            error: (error) => banner({ tone: 'bad', text: problemText(error, common), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#text.run() }) }),
          })}
    </section></div>`;
  }

  #form(now: ConsentText) {
    const t = this.#t;
    const text = this.typed ?? now.text;
    const changed = text.trim() !== now.text;
    const { saving } = this;
    return html`
      ${now.version.startsWith('vetkit-') && !changed ? banner({ tone: 'info', text: t.builtIn }) : nothing}
      ${textArea({ name: 'text', label: t.text, hint: t.textHint, value: text, maxlength: 8000, error: text.trim() ? undefined : t.textNeeded, onInput: (typed) => {
        this.typed = typed;
        this.saving = { is: 'no' };
      } })}
      ${saving.is === 'failed' ? banner({ tone: 'bad', text: problemText(saving.error, this.#at.texts(commonTexts)) }) : nothing}
      ${saving.is === 'saved' ? banner({ tone: 'ok', text: t.saved }) : nothing}
      <div class="row wrap gap-12">
        ${changed
          ? html`${button({ label: t.save, busyLabel: t.saving, busy: saving.is === 'busy', size: '', onPress: () => void this.#save(text) })}
              ${button({ label: t.undo, kind: 'plain', size: '', onPress: () => (this.typed = undefined) })}`
          : html`<p class="small soft num">${t.version({ version: now.version, hash: now.hash.slice(0, 16) })}</p>`}
      </div>
    `;
  }
}

define('vet-consent-text', VetConsentText);
declare global {
  interface HTMLElementTagNameMap { 'vet-consent-text': VetConsentText }
}
