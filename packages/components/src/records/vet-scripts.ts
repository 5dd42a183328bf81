import { Task, TaskStatus } from '@lit/task';
import type { Script } from '@vetkit/signal-server/records/contract';
import type { IssuedScript, ScriptState } from '@vetkit/signal-server/records/scripts.contract';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { scriptsTexts, type ScriptsTexts } from '../locales/scripts.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { qrPath } from './qr.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { marks } from '../shared/styles/marks.ts';
import { print } from '../shared/styles/print.ts';
import { progress } from '../shared/styles/progress.ts';
import { tag } from '../shared/styles/tag.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { dayAndClock, ownZone, type Saying } from '../shared/time.ts';
import { outClient } from './out-client.ts';
import { recordsClient } from './client.ts';
import { styles } from './vet-scripts.styles.ts';

const looks: Readonly<Record<ScriptState, { readonly tone: string; readonly icon: IconName }>> = {
  valid: { tone: 'ok', icon: 'check-circle' },
  used: { tone: '', icon: 'check-circle' },
  expired: { tone: 'warn', icon: 'clock' },
  void: { tone: 'bad', icon: 'minus' },
  replaced: { tone: 'warn', icon: 'repeat' },
};

/**
 * The issued scripts of a visit: what to give and how, who signed it, whether it still counts, and the square code and digits for a pharmacy.
 * The vet of the visit can void one. For the owner and for the clinic; prints as it stands.
 *
 * @csspart card - One script.
 */
export class VetScripts extends LitElement {
  static override styles = [ground, words, actions, fields, marks, surfaces, progress, print, tag, styles];

  /** The visit's reference, such as `VK-7Q3M-2F`. */
  @property() reference = '';
  /** Who looks: a vet may void. */
  @property() as: 'owner' | 'staff' = 'owner';
  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  /** The script that is about to be voided, and why. */
  @state() private voiding: { readonly script: string; readonly reason: string; readonly is: 'asking' | 'busy' | 'failed' } | undefined;

  /** The script that is being written, and the one it stands for. */
  @state() private writing: { readonly replaces: string; readonly from?: Script | undefined } | undefined;
  /** The last PDF could not be made. */
  @state() private noPaper = false;

  readonly #at = new ClinicController(this);
  readonly #scripts = new Task(this, {
    args: () => [this.#at.clinic, this.reference, this.as] as const,
    task: async ([clinic, reference, as], { signal }) => ({ reference, scripts: reference ? (await recordsClient(clinic.http).scripts(reference, as, signal)).scripts : [] }),
  });

  constructor() {
    super();
    new LiveController(this, () => ({ clinic: this.#at.clinic, reference: this.reference, ...(this.as === 'staff' ? { as: this.as } : {}) }), {
      onEvent: ({ type, reference }) => type.startsWith('script.') && reference === this.reference && void this.#scripts.run(),
    });
  }

  protected override render() {
    const texts = this.#at.texts(scriptsTexts);
    return html`<div class="vet stack gap-16">${this.noPaper ? banner({ tone: 'bad', text: texts.noPaper }) : nothing}${this.#scripts.render({
      // What is there stays while it is read again.
      pending: () => (this.#scripts.value?.reference === this.reference ? this.#scripts.value.scripts.map((script) => this.#one(script, texts)) : skeleton(texts.issued, { lines: 3 })),
      error: () => banner({ tone: 'warn', text: texts.scriptsFailed }),
      complete: ({ scripts }) => scripts.map((script) => this.#one(script, texts)),
    })}${this.as === 'staff' ? this.#more(texts) : nothing}</div>`;
  }

  /** One more script, or one in the place of another. */
  #more(texts: ScriptsTexts): TemplateResult {
    const { writing } = this;
    if (!writing) return html`<div class="no-print">${button({ label: texts.moreTitle, kind: 'quiet', size: '', icon: 'plus', onPress: () => this.#write('') })}</div>`;
    return html`<vet-script-writer class="no-print" reference=${this.reference} replaces=${writing.replaces} .from=${writing.from} @vet-script-issued=${({ issued }: HTMLElementEventMap['vet-script-issued']) => {
      this.writing = undefined;
      if (issued) void this.#scripts.run();
    }}></vet-script-writer>`;
  }

  #write(replaces: string, from?: Script): void {
    void import('./vet-script-writer.ts');
    this.writing = { replaces, from };
  }

  #one(it: IssuedScript, texts: ScriptsTexts): TemplateResult {
    const { script, prescriber, animal, owner } = it;
    const saying: Saying = { locale: this.#at.locale, zone: ownZone() };
    // Paper lives longer than a year: dates carry theirs.
    const date = (at: string) => new Intl.DateTimeFormat(saying.locale, { dateStyle: 'long', timeZone: saying.zone }).format(new Date(at));
    const look = looks[it.state];
    return html`<section class="card script" part="card" data-state=${it.state}>
      <div class="stack gap-8 grow">
        <div class="row"><h3 class="sub grow">${[script.medicine, script.strength, script.form].filter(Boolean).join(', ')}</h3><span class="badge ${look.tone}">${icon(look.icon)}${texts[`state-${it.state}`]}</span></div>
        <p>${script.directions}</p>
        <p class="small">${[script.quantity, texts.repeatsLeft({ repeats: script.repeats ?? 0 }), texts.until({ when: date(it.expiresAt) })].filter(Boolean).join('. ')}.</p>
        ${script.warnings ? html`<p class="small"><b>${texts.warnings}:</b> ${script.warnings}</p>` : nothing}
        ${script.withdrawal ? html`<p class="small"><b>${texts.withdrawal}:</b> ${script.withdrawal}</p>` : nothing}
        <p class="small soft">${texts.forAnimal({ animal: animal.name, species: animal.species, owner })}${script.ownerAddress ? `, ${script.ownerAddress}` : ''}</p>
        <p class="small soft">${texts.by({ name: prescriber.name, licence: prescriber.licence ?? '' })}, ${it.clinic.name}. ${texts.issuedOn({ when: date(it.issuedAt) })}.</p>
        ${it.happened.map((one) => html`<p class="small">${texts[`state-${one.kind}`]}, ${dayAndClock(one.at, saying)}: ${one.words}</p>`)}
        <div class="no-print"><button type="button" class="btn quiet" aria-label="${texts.paper}: ${script.medicine}" @click=${() => void this.#paper(it.id)}>${icon('download')}${texts.paper}</button></div>
        ${this.as === 'staff' && (it.state === 'valid' || it.state === 'used') ? this.#void(it, texts) : nothing}
      </div>
      ${it.state === 'valid' && it.code ? this.#codes(it, texts) : nothing}
    </section>`;
  }

  async #paper(script: string): Promise<void> {
    this.noPaper = await outClient(this.#at.clinic.http, this.as).script(this.reference, script).then((file) => (saveFile(file, `script-${this.reference}.pdf`), false), () => true);
  }

  #codes({ code, dispensingCode }: IssuedScript, texts: ScriptsTexts): TemplateResult {
    const { server, slug } = this.#at.clinic;
    const address = new URL(`script/${slug}/${code}`, server).href;
    const { path, size } = qrPath(address);
    return html`<div class="codes">
      <a href=${address} aria-label=${texts.qr}><svg viewBox="0 0 ${size} ${size}" aria-hidden="true">${svg`<path d=${path}/>`}</svg></a>
      <p class="small soft">${texts.dispensing}</p><p class="ref">${dispensingCode.slice(0, 4)} ${dispensingCode.slice(4)}</p>
    </div>`;
  }

  #void({ id, script }: IssuedScript, texts: ScriptsTexts): TemplateResult {
    const asked = this.voiding?.script === id ? this.voiding : undefined;
    if (!asked) return html`<div class="actions no-print"><button type="button" class="btn quiet" aria-label="${texts.replaceIt}: ${script.medicine}" @click=${() => this.#write(id, script)}>${texts.replaceIt}</button><button type="button" class="btn quiet" aria-label="${texts.voidIt}: ${script.medicine}" @click=${() => (this.voiding = { script: id, reason: '', is: 'asking' })}>${texts.voidIt}</button></div>`;
    return html`<div class="stack gap-12 no-print">
      ${textField({ name: 'void-reason', label: texts.voidWhy, value: asked.reason, maxlength: 300, error: asked.is === 'failed' ? texts.notVoid : undefined, onInput: (reason) => (this.voiding = { ...asked, reason, is: 'asking' }) })}
      <div class="actions">
        ${button({ label: texts.voidNow, kind: 'danger', size: '', busy: asked.is === 'busy', busyLabel: texts.voidNow, onPress: () => void this.#voidNow() })}
        ${button({ label: texts.keepIt, kind: 'quiet', size: '', onPress: () => (this.voiding = undefined) })}
      </div>
    </div>`;
  }

  async #voidNow(): Promise<void> {
    const asked = this.voiding;
    if (!asked || asked.is === 'busy') return;
    if (!asked.reason.trim()) return this.renderRoot.querySelector<HTMLElement>('#void-reason')?.focus();
    this.voiding = { ...asked, is: 'busy' };
    try {
      await recordsClient(this.#at.clinic.http).voidScript(this.reference, asked.script, { reason: asked.reason.trim() });
      this.voiding = undefined;
      if (this.#scripts.status !== TaskStatus.PENDING) void this.#scripts.run();
    } catch {
      // The answer may be what was lost: what is there says.
      await this.#scripts.run();
      this.voiding = this.#scripts.value?.scripts.some(({ id, state }) => id === asked.script && state === 'void') ? undefined : { ...asked, is: 'failed' };
    }
  }
}

define('vet-scripts', VetScripts);
declare global {
  interface HTMLElementTagNameMap { 'vet-scripts': VetScripts }
}
