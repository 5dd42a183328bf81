import { Task, TaskStatus } from '@lit/task';
import type { AuditLine, AuditPage, AuditSearch, AuditVerdict } from '@vetkit/signal-server/audit/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { auditTexts, type AuditTexts } from '../locales/audit.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { selectField, textField } from '../shared/field.ts';
import '../shared/icons.ts';
import { saveFile } from '../shared/save-file.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { dayAndClock, ownZone } from '../shared/time.ts';
import { auditClient } from './client.ts';

const isVisit = /^VK-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/;
/** What was done, or a kind of it, in words; what has none stands as the list keeps it. */
const wordsOf = (key: string, kept: string, texts: AuditTexts): string => (key in texts ? texts[key as Extract<keyof AuditTexts, `${string}.${string}` | `kind-${string}`>] : kept);
type Check = { readonly is: 'still' | 'busy' | 'failed' } | { readonly is: 'done'; readonly verdict: AuditVerdict };

/**
 * Who read and wrote what at a clinic, the newest first: narrowed down by person, kind, visit and days, checked as a whole, and to take away. For managers.
 *
 * @csspart card - The whole.
 */
export class VetAudit extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, progress, css`
    .filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; align-items: start; }
    .filters > * { min-inline-size: 0; }
    .filters input { min-inline-size: 0; inline-size: 100%; }
    .lines { margin: 0; padding: 0; list-style: none; }
    .lines li { display: grid; grid-template-columns: minmax(150px, 1fr) minmax(120px, 1fr) minmax(160px, 2fr); gap: 2px 16px; padding-block: 10px; border-block-start: 1px solid var(--vet-line); overflow-wrap: anywhere; }
    @media (max-width: 640px) { .lines li { grid-template-columns: 1fr; } }
  `];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private search: AuditSearch = {};
  @state() private typed = '';
  @state() private earlier: readonly AuditLine[] = [];
  @state() private ended = false;
  @state() private check: Check = { is: 'still' };

  readonly #at = new ClinicController(this);
  readonly #page = new Task(this, { args: () => [this.#at.clinic, this.search] as const, task: ([clinic, search], { signal }) => auditClient(clinic.http).page(search, signal) });

  protected override render() {
    const texts = this.#at.texts(auditTexts);
    const page = this.#page.value;
    return html`<section class="vet card stack gap-16" part="card">
      <div class="stack gap-4"><h2 class="head">${texts.title}</h2><p class="small soft">${texts.lead}</p></div>
      <div class="actions">
        ${button({ label: texts.check, kind: 'quiet', size: '', icon: 'shield', busy: this.check.is === 'busy', busyLabel: texts.checking, onPress: () => void this.#check() })}
        ${button({ label: texts.getAudit, kind: 'quiet', size: '', icon: 'download', onPress: () => void this.#take() })}
      </div>
      ${this.#verdict(texts)}
      ${this.#page.status === TaskStatus.ERROR ? banner({ tone: 'bad', text: texts.auditFailed, actions: button({ label: texts.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#page.run() }) }) : nothing}
      ${page ? this.#lines(page, texts) : this.#page.status === TaskStatus.ERROR ? nothing : skeleton(texts.loading, { lines: 5 })}
    </section>`;
  }

  #lines({ entries, more, people, actions: kinds }: AuditPage, texts: AuditTexts): TemplateResult {
    const all = [...entries, ...this.earlier];
    const set = (change: Partial<AuditSearch>) => {
      const next = { ...this.search, ...change };
      this.search = Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as AuditSearch;
      this.earlier = [];
      this.ended = false;
    };
    const visit = this.typed.trim().toUpperCase();
    const wrong = visit.length >= 10 && !isVisit.test(visit) ? texts.visitWrong : undefined;
    return html`
      <div class="filters">
        ${selectField({ name: 'person', label: texts.person, value: this.search.person ?? '', options: [{ value: '', label: texts.anybody }, ...people.map(({ id, name }) => ({ value: id, label: name }))], onInput: (person) => set({ person }) })}
        ${selectField({ name: 'action', label: texts.what, value: this.search.action ?? '', options: [{ value: '', label: texts.anything }, ...kinds.map((kind) => ({ value: kind, label: wordsOf(`kind-${kind}`, kind, texts) }))], onInput: (action) => set({ action }) })}
        ${textField({ name: 'visit', label: texts.visit, hint: texts.visitHint, value: this.typed, maxlength: 10, autocomplete: 'off', error: wrong, onInput: (typed) => {
          this.typed = typed;
          const reference = typed.trim().toUpperCase();
          if (isVisit.test(reference) || (reference === '' && this.search.reference)) set({ reference });
        } })}
        ${textField({ name: 'from', label: texts.from, type: 'date', value: this.search.from ?? '', onInput: (from) => set({ from }) })}
        ${textField({ name: 'to', label: texts.to, type: 'date', value: this.search.to ?? '', onInput: (to) => set({ to }) })}
      </div>
      ${all.length ? html`<ul class="lines">${all.map((line) => this.#line(line, texts))}</ul>` : html`<p class="small soft" role="status">${texts.noEntries}</p>`}
      ${more && !this.ended ? html`<div>${button({ label: texts.earlierEntries, kind: 'quiet', size: '', onPress: () => void this.#earlier(all.at(-1)) })}</div>` : nothing}`;
  }

  #line({ at, who, actor, action, reference, pet, about }: AuditLine, texts: AuditTexts): TemplateResult {
    return html`<li><span class="small num soft">${dayAndClock(at, { locale: this.#at.locale, zone: ownZone() })}</span><b class="small">${who ?? (actor === 'system' ? texts.system : actor)}</b><span class="small">${wordsOf(action, action, texts)} <span class="soft">${[reference, pet, about].filter(Boolean).join(', ')}</span></span></li>`;
  }

  #verdict(texts: AuditTexts): TemplateResult | typeof nothing {
    if (this.check.is === 'failed') return banner({ tone: 'bad', text: texts.checkFailed });
    if (this.check.is !== 'done') return nothing;
    const { verdict } = this.check;
    return verdict.sound ? banner({ tone: 'ok', text: texts.sound(verdict) }) : banner({ tone: 'bad', text: texts.broken({ at: `${verdict.why}, ${verdict.at}` }) });
  }

  async #check(): Promise<void> {
    this.check = { is: 'busy' };
    this.check = await auditClient(this.#at.clinic.http).check().then((verdict): Check => ({ is: 'done', verdict }), (): Check => ({ is: 'failed' }));
  }

  async #take(): Promise<void> {
    await auditClient(this.#at.clinic.http).file().then((file) => saveFile(file, 'audit.jsonl'), () => (this.check = { is: 'failed' }));
  }

  async #earlier(last: AuditLine | undefined): Promise<void> {
    const asked = this.search;
    const page = last && (await auditClient(this.#at.clinic.http).page({ ...asked, before: `${last.seq}` }).catch(() => undefined));
    if (!page || asked !== this.search) return;
    this.earlier = [...this.earlier, ...page.entries];
    this.ended = !page.more;
  }
}

define('vet-audit', VetAudit);
declare global {
  interface HTMLElementTagNameMap { 'vet-audit': VetAudit }
}
