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
import { selectField, textArea } from '../shared/field.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import type { ConsentText } from './client.ts';
import { allConsentTexts, saveConsentText } from './texts-client.ts';
import { consentTextStyles } from './vet-consent-text.styles.ts';

type Saving = { readonly is: 'no' | 'busy' | 'saved' } | { readonly is: 'failed'; readonly error: unknown };

const spoken = ['en', 'fr', 'es', 'de'];
const isBuiltIn = (version: string): boolean => version.startsWith('vetkit-');

/**
 * Where the manager sets what owners agree to before a visit from afar, in each language. Each saved text is a version of its own; none is lost.
 *
 * @csspart card - The frame. @csspart title - The heading.
 */
export class VetConsentText extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, progress, consentTextStyles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  /** The texts that stand now, one for each language. */
  @state() private now: readonly ConsentText[] | undefined;
  /** The language that is edited; the clinic's own at first. */
  @state() private language = '';
  @state() private typed: string | undefined;
  @state() private saving: Saving = { is: 'no' };

  readonly #at = new ClinicController(this);
  readonly #text = new Task(this, {
    args: () => [this.#at.clinic] as const,
    task: ([clinic], { signal }) => allConsentTexts(clinic.http, signal),
    onComplete: ({ texts, clinicLocale }) => {
      this.now = texts;
      this.language ||= clinicLocale;
    },
  });

  get #t() {
    return { ...this.#at.texts(consentTexts), ...this.#at.texts(consentTextTexts) };
  }

  async #save(text: string): Promise<void> {
    if (!text.trim() || this.saving.is === 'busy') return void this.renderRoot.querySelector<HTMLElement>('#text')?.focus();
    this.saving = { is: 'busy' };
    try {
      const saved = await saveConsentText(this.#at.clinic.http, { text: text.trim(), locale: this.language });
      // The suggested words are gone as soon as the clinic has its own.
      this.now = [saved, ...(this.now ?? []).filter(({ locale, version }) => locale !== saved.locale && !isBuiltIn(version))];
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

  /** The languages that have a text, and those that the product speaks. */
  #languages(texts: readonly ConsentText[]) {
    const t = this.#t;
    const names = new Intl.DisplayNames(this.#at.locale, { type: 'language' });
    const all = [...new Set([...texts.map(({ locale }) => locale), this.language, ...spoken])];
    return selectField({
      name: 'language', label: t.language, value: this.language, hint: t.languageHint,
      options: all.map((locale) => ({ value: locale, label: texts.some((one) => one.locale === locale) ? (names.of(locale) ?? locale) : t.notYet({ language: names.of(locale) ?? locale }) })),
      onInput: (language) => {
        this.language = language;
        this.typed = undefined;
        this.saving = { is: 'no' };
      },
    });
  }

  #form(texts: readonly ConsentText[]) {
    const t = this.#t;
    const now = texts.find(({ locale }) => locale === this.language);
    const text = this.typed ?? now?.text ?? '';
    const changed = text.trim() !== (now?.text ?? '');
    const { saving } = this;
    return html`
      ${this.#languages(texts)}
      ${now && isBuiltIn(now.version) && !changed ? banner({ tone: 'info', text: t.builtIn }) : nothing}
      ${textArea({ name: 'text', label: t.text, hint: t.textHint, value: text, maxlength: 8000, error: text.trim() || !now ? undefined : t.textNeeded, onInput: (typed) => {
        this.typed = typed;
        this.saving = { is: 'no' };
      } })}
      ${saving.is === 'failed' ? banner({ tone: 'bad', text: problemText(saving.error, this.#at.texts(commonTexts)) }) : nothing}
      ${saving.is === 'saved' ? banner({ tone: 'ok', text: t.saved }) : nothing}
      <div class="row wrap gap-12">
        ${changed
          ? html`${button({ label: t.save, busyLabel: t.saving, busy: saving.is === 'busy', size: '', onPress: () => void this.#save(text) })}
              ${button({ label: t.undo, kind: 'plain', size: '', onPress: () => (this.typed = undefined) })}`
          : now ? html`<p class="small soft num">${t.version({ version: now.version, hash: now.hash.slice(0, 16) })}</p>` : nothing}
      </div>
    `;
  }
}

define('vet-consent-text', VetConsentText);
declare global {
  interface HTMLElementTagNameMap { 'vet-consent-text': VetConsentText }
}
