import { Task } from '@lit/task';
import { licenceLine } from '@vetkit/signal-server/people/rules/licences';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { profileTexts, type ProfileTexts } from '../locales/profile.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { selectField, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { marks } from '../shared/styles/marks.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { dateThere, ownZone } from '../shared/time.ts';
import { licencePart, toLicence, type TypedLicence, typedLicence } from './licence-part.ts';
import { type Choosing, photoPart } from './photo-part.ts';
import { base64Of, portraitOf } from './portrait.ts';
import { profileClient, type Profile } from './profile-client.ts';
import { styles } from './vet-profile.styles.ts';

interface Typed {
  readonly phone: string;
  readonly languages: readonly string[];
  readonly licences: readonly TypedLicence[];
}

const spoken = ['ar', 'bn', 'cs', 'da', 'de', 'el', 'en', 'es', 'fa', 'fi', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nl', 'no', 'pa', 'pl', 'pt', 'ro', 'ru', 'sv', 'ta', 'th', 'tl', 'tr', 'uk', 'ur', 'vi', 'zh'];
const isBlank = ({ number, region, expires }: TypedLicence): boolean => !number.trim() && !region.trim() && !expires;

/**
 * What somebody of the staff says of themselves: photo with guidance and their word, licences by place, phone, languages. For signed-in staff.
 *
 * @csspart card - One part. @csspart title - Its heading.
 */
export class VetProfile extends LitElement {
  static override styles = [ground, words, actions, fields, choices, marks, surfaces, progress, styles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private now: Profile | undefined;
  @state() private typed: Typed | undefined;
  @state() private choosing: Choosing = { is: 'no' };
  @state() private saving: { readonly is: 'no' | 'missing' | 'busy' | 'saved' } | { readonly is: 'failed'; readonly error: unknown } = { is: 'no' };

  readonly #at = new ClinicController(this);
  readonly #look = new Task(this, {
    args: () => [this.#at.clinic] as const,
    task: ([clinic], { signal }) => profileClient(clinic.http).read(signal),
    onComplete: (profile) => this.#take(profile),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chosen({ is: 'no' });
  }

  protected override render() {
    const t = this.#at.texts(profileTexts);
    const common = this.#at.texts(commonTexts);
    const { now, typed } = this;
    if (now && typed) return html`<div class="vet"><div class="profile">${this.#photo(now, t)}${this.#form(now, typed, t)}</div></div>`;
    return html`<div class="vet">${this.#look.render({ pending: () => skeleton(t.loading, { lines: 4, face: true }), error: (error) => banner({ tone: 'bad', text: problemText(error, common) }) })}</div>`;
  }

  #take(profile: Profile): void {
    this.now = profile;
    this.typed = { phone: profile.phone ?? '', languages: profile.languages, licences: profile.licences.map(typedLicence) };
  }

  // ---- photo ----

  #photo({ name, photo }: Profile, t: ProfileTexts): TemplateResult {
    const { choosing } = this;
    return html`${photoPart({ name, photo: photo && new URL(photo, this.#at.clinic.server).href }, choosing, t, {
      onFile: (file) => void this.#read(file),
      onTick: (isMe) => 'url' in choosing && (this.choosing = { ...choosing, is: 'chosen', isMe }),
      onUse: () => void this.#use(t),
      onCancel: () => this.#chosen({ is: 'no' }),
      onRemove: () => void this.#remove(t),
    })}${choosing.is === 'failed' ? banner({ tone: 'bad', text: t.photoFailed }) : nothing}`;
  }

  #chosen(next: Choosing): void {
    if ('url' in this.choosing && !('url' in next && next.url === this.choosing.url)) URL.revokeObjectURL(this.choosing.url);
    this.choosing = next;
  }

  async #read(file: File): Promise<void> {
    this.#chosen({ is: 'reading' });
    const jpeg = await portraitOf(file);
    this.#chosen(jpeg ? { is: 'chosen', jpeg, url: URL.createObjectURL(jpeg), isMe: false } : { is: 'unreadable' });
  }

  async #use(t: ProfileTexts): Promise<void> {
    const { choosing } = this;
    if (!('url' in choosing) || choosing.is === 'busy') return;
    if (!choosing.isMe) return void (this.choosing = { ...choosing, is: 'asked' });
    this.choosing = { ...choosing, is: 'busy' };
    try {
      const { photo } = await profileClient(this.#at.clinic.http).savePhoto(await base64Of(choosing.jpeg));
      if (this.now) this.now = { ...this.now, photo };
      this.#chosen({ is: 'no' });
      announce(t.photoSaved);
    } catch {
      this.#chosen({ is: 'failed' });
    }
  }

  async #remove(t: ProfileTexts): Promise<void> {
    this.#chosen({ is: 'removing' });
    try {
      await profileClient(this.#at.clinic.http).removePhoto();
      if (this.now) this.now = { ...this.now, photo: null };
      this.#chosen({ is: 'no' });
      announce(t.removed);
    } catch {
      this.#chosen({ is: 'failed' });
    }
  }

  // ---- licences, phone, languages ----

  #put(change: Partial<Typed>): void {
    if (this.typed) this.typed = { ...this.typed, ...change };
    this.saving = { is: 'no' };
  }

  #form(now: Profile, typed: Typed, t: ProfileTexts): TemplateResult {
    const today = dateThere(new Date(), ownZone());
    const { locale } = this.#at;
    const line = typed.licences.length ? licenceLine(typed.licences.filter(({ number }) => number.trim()).map(toLicence), today) : now.licence;
    const put = (index: number, licence: TypedLicence) => this.#put({ licences: typed.licences.map((one, i) => (i === index ? licence : one)) });
    const send = (event: Event) => {
      event.preventDefault();
      void this.#save(typed, t);
    };
    return html`
      <form class="profile" novalidate @submit=${send}>
        <section class="card stack gap-12" part="card">
          <div><h2 class="head" part="title">${t.licences}</h2><p class="small soft">${t.licencesLead}</p></div>
          ${typed.licences.map((licence, index) => licencePart(licence, index, { t, locale, today, isChecked: this.saving.is === 'missing' }, { onChange: (next) => put(index, next), onRemove: () => this.#put({ licences: typed.licences.filter((_, i) => i !== index) }) }))}
          ${line ? html`<p class="small">${t.shown({ line })}</p>` : html`<p class="small soft">${t.noLicence}</p>`}
          <div class="actions">${button({ label: t.addLicence, kind: 'quiet', size: '', icon: 'plus', onPress: () => void this.#add(typed) })}</div>
        </section>
        <section class="card stack gap-12" part="card">
          <h2 class="head" part="title">${t.reach}</h2>
          ${textField({ name: 'phone', label: t.phone, hint: t.phoneHint, value: typed.phone, type: 'tel', maxlength: 40, onInput: (phone) => this.#put({ phone }) })}
          ${this.#languages(typed, t)}
        </section>
        ${this.saving.is === 'failed' ? banner({ tone: 'bad', text: problemText(this.saving.error, this.#at.texts(commonTexts)) }) : this.saving.is === 'saved' ? banner({ tone: 'ok', text: t.saved }) : nothing}
        <div class="actions">${button({ label: t.save, busy: this.saving.is === 'busy', busyLabel: t.saving, type: 'submit' })}</div>
      </form>`;
  }

  #languages({ languages }: Typed, t: ProfileTexts): TemplateResult {
    const names = new Intl.DisplayNames([this.#at.locale], { type: 'language' });
    const name = (code: string) => names.of(code) ?? code;
    const others = spoken.filter((code) => !languages.includes(code)).map((value) => ({ value, label: name(value) })).sort((a, b) => a.label.localeCompare(b.label));
    return html`
      <div class="stack gap-8"><p class="sub">${t.languages}</p>
        <ul class="languages">${languages.map((code) => html`<li><button type="button" class="chip" aria-label=${t.removeLanguage({ language: name(code) })} @click=${() => this.#put({ languages: languages.filter((one) => one !== code) })}>${name(code)}${icon('x', 's')}</button></li>`)}</ul>
        ${selectField({ name: 'language', label: t.addLanguage, value: '', options: [{ value: '', label: '' }, ...others], onInput: (code) => code && this.#put({ languages: [...languages, code] }) })}</div>`;
  }

  async #add({ licences }: Typed): Promise<void> {
    const { country } = await this.#at.clinic.info().catch(() => ({ country: 'CA' }));
    this.#put({ licences: [...licences, { country: licences.at(-1)?.country ?? country, region: '', number: '', expires: '' }] });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#number-${licences.length}`)?.focus();
  }

  async #save(typed: Typed, t: ProfileTexts): Promise<void> {
    if (this.saving.is === 'busy') return;
    const licences = typed.licences.filter((one) => !isBlank(one));
    const missing = typed.licences.findIndex((one) => !isBlank(one) && !one.number.trim());
    if (missing !== -1) {
      this.saving = { is: 'missing' };
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>(`#number-${missing}`)?.focus();
    }
    this.saving = { is: 'busy' };
    try {
      this.#take(await profileClient(this.#at.clinic.http).save({ phone: typed.phone.trim() || null, languages: [...typed.languages], licences: licences.map(toLicence) }));
      this.saving = { is: 'saved' };
      announce(t.saved);
    } catch (error) {
      this.saving = { is: 'failed', error };
    }
  }
}

define('vet-profile', VetProfile);
declare global {
  interface HTMLElementTagNameMap { 'vet-profile': VetProfile }
}
