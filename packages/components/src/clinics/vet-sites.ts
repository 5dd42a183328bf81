import { initialState, Task } from '@lit/task';
import { readSite } from '@vetkit/signal-server/clinics/rules/origin';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { sitesTexts } from '../locales/sites.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { skeleton } from '../shared/skeleton.ts';
import { actions } from '../shared/styles/actions.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { sitesClient, type Sites } from './sites-client.ts';

/** What is being decided, and how that stands; one thing at a time. */
type Acting =
  | { readonly is: 'nothing' | 'wrong' | 'adding' }
  | { readonly is: 'add-failed'; readonly error: unknown }
  | { readonly is: 'asked' | 'removing'; readonly origin: string }
  | { readonly is: 'remove-failed'; readonly origin: string; readonly error: unknown };

/**
 * The web sites whose pages may show the clinic's widgets: managers name them and take them away.
 *
 * @csspart card - The frame. @csspart title - The heading. @csspart primary - The button that adds.
 */
export class VetSites extends LitElement {
  static override styles = [ground, words, actions, fields, surfaces, progress, css`
    .sites { list-style: none; margin: 0; padding: 0; display: grid; }
    .sites > li { display: grid; gap: 8px; padding-block: 8px; border-block-start: 1px solid var(--vet-line); }
    .line { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; min-block-size: 44px; }
    .line > .name { display: flex; gap: 10px; align-items: center; min-inline-size: 0; overflow-wrap: anywhere; }
    .acting { padding: 16px; border-radius: var(--vet-radius-m); background: var(--vet-sunken); }
    .add { display: grid; gap: 12px; max-inline-size: 560px; }
  `];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private now: Sites | undefined;
  @state() private typed = '';
  @state() private acting: Acting = { is: 'nothing' };
  @state() private done: string | undefined;

  readonly #at = new ClinicController(this);
  readonly #look = new Task(this, {
    args: () => [this.#at.clinic, this.#role] as const,
    task: async ([clinic, role], { signal }) => (role === 'manager' ? sitesClient(clinic.http).read(signal) : initialState),
    onComplete: (sites) => (this.now = sites),
  });

  get #t() {
    return this.#at.texts(sitesTexts);
  }

  get #role() {
    return this.#at.clinic.session.find({ as: 'staff' })?.person?.role;
  }

  protected override render() {
    const t = this.#t;
    if (this.#role !== 'manager') return html`<div class="vet">${banner({ tone: 'info', text: t.onlyManagers })}</div>`;
    return html`<div class="vet"><section class="card stack gap-16" part="card" aria-labelledby="title">
      <div class="stack gap-4"><h2 class="head" part="title" id="title" tabindex="-1">${t.title}</h2><p class="small soft">${t.lead}</p></div>
      ${this.now ? this.#sites(this.now) : this.#look.render({
        pending: () => skeleton(t.loading, { lines: 3 }),
        error: (error) => banner({ tone: 'bad', text: this.#tell(error), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#look.run() }) }),
      })}
    </section></div>`;
  }

  #tell(error: unknown): string {
    return problemText(error, this.#at.texts(commonTexts));
  }

  #sites({ sites, portals }: Sites): TemplateResult {
    const t = this.#t;
    return html`
      ${this.done ? banner({ tone: 'ok', text: this.done }) : nothing}
      ${sites.length ? html`<ul class="sites">${sites.map((origin) => this.#site(origin))}</ul>` : html`<p class="soft">${t.none}</p>`}
      ${this.#adding()}
      ${portals.length ? html`<div class="stack gap-4"><h3 class="sub">${t.portals}</h3><p class="small soft">${t.portalsText}</p><ul class="sites">${portals.map((origin) => html`<li><div class="line">${named(origin)}</div></li>`)}</ul></div>` : nothing}
      <p class="small soft">${t.operator}</p>`;
  }

  #site(origin: string): TemplateResult {
    const t = this.#t;
    const { acting } = this;
    const isOpen = 'origin' in acting && acting.origin === origin;
    return html`<li>
      <div class="line">${named(origin)}${isOpen ? nothing : html`<button type="button" class="btn quiet" aria-label=${t.removeOf({ origin })} @click=${() => this.#ask(origin)}>${t.remove}</button>`}</div>
      ${isOpen ? html`<form class="acting stack gap-12" aria-labelledby="acting" @submit=${(event: Event) => {
        event.preventDefault();
        void this.#remove(origin);
      }}>
        <div><h3 class="sub" id="acting" tabindex="-1">${t.removeTitle({ origin })}</h3><p class="small soft">${t.removeText}</p></div>
        ${acting.is === 'remove-failed' ? banner({ tone: 'bad', text: this.#tell(acting.error) }) : nothing}
        <div class="actions">
          ${button({ label: t.removeNow, busyLabel: t.removing, busy: acting.is === 'removing', kind: 'danger', size: '', type: 'submit' })}
          ${button({ label: t.cancel, kind: 'plain', size: '', onPress: () => this.#settle() })}
        </div>
      </form>` : nothing}
    </li>`;
  }

  #adding(): TemplateResult {
    const t = this.#t;
    const { acting } = this;
    const read = readSite(this.typed);
    return html`<form class="add" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.#add();
    }}>
      ${textField({
        name: 'site', label: t.add, hint: t.addHint, value: this.typed, inputmode: 'url', maxlength: 400, autocomplete: 'off',
        error: acting.is === 'wrong' && 'fault' in read ? t[read.fault] : undefined,
        onInput: (typed) => {
          this.typed = typed;
          this.done = undefined;
          if (acting.is === 'add-failed') this.acting = { is: 'nothing' };
        },
      })}
      ${acting.is === 'add-failed' ? banner({ tone: 'bad', text: this.#tell(acting.error) }) : nothing}
      <div>${button({ label: t.addNow, busyLabel: t.adding, busy: acting.is === 'adding', kind: 'quiet', size: '', icon: 'plus', type: 'submit' })}</div>
    </form>`;
  }

  #ask(origin: string): void {
    this.done = undefined;
    this.acting = { is: 'asked', origin };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#acting')?.focus());
  }

  #settle(done?: string): void {
    this.acting = { is: 'nothing' };
    this.done = done;
    if (done) announce(done);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#title')?.focus());
  }

  async #add(): Promise<void> {
    if (this.acting.is === 'adding') return;
    this.done = undefined;
    const read = readSite(this.typed);
    if ('fault' in read) {
      this.acting = { is: 'wrong' };
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>('#site')?.focus();
    }
    const { origin } = read;
    if (this.now?.sites.includes(origin)) {
      this.done = this.#t.already({ origin });
      return;
    }
    this.acting = { is: 'adding' };
    try {
      this.now = await sitesClient(this.#at.clinic.http).add(origin);
      this.typed = '';
      this.#settle(this.#t.added({ origin }));
    } catch (error) {
      this.acting = { is: 'add-failed', error };
    }
  }

  async #remove(origin: string): Promise<void> {
    if (this.acting.is === 'removing') return;
    this.acting = { is: 'removing', origin };
    try {
      this.now = await sitesClient(this.#at.clinic.http).remove(origin);
      this.#settle(this.#t.removed({ origin }));
    } catch (error) {
      this.acting = { is: 'remove-failed', origin, error };
    }
  }
}

const named = (origin: string): TemplateResult => html`<span class="name">${icon('globe')}<span>${origin}</span></span>`;

define('vet-sites', VetSites);
declare global {
  interface HTMLElementTagNameMap { 'vet-sites': VetSites }
}
