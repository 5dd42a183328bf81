import { initialState, Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { clinicSwitchTexts } from '../locales/clinic-switch.ts';
import { commonTexts } from '../locales/common.ts';
import { banner } from '../shared/banner.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { rows } from '../shared/styles/rows.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { clinicsClient, type MyClinics } from './clinics-client.ts';
import { VetSignedInEvent } from './events.ts';

type View = { readonly is: 'closed' | 'open' } | { readonly is: 'going'; readonly to: string } | { readonly is: 'failed'; readonly error: unknown };

/**
 * The way to another clinic, for staff who work at several; nothing for all others. No new code is asked for. Each session has the rights of its own
 * clinic alone.
 *
 * @fires {VetSignedInEvent} vet-signed-in - A session at the other clinic is kept; it is for the page to go there.
 */
export class VetClinicSwitch extends LitElement {
  static override styles = [ground, words, actions, surfaces, rows, css`
    :host { display: block; flex: none; position: relative; }
    .vet { container-type: normal; }
    .menu { position: absolute; inset-block-start: calc(100% + 6px); inset-inline-start: 0; z-index: 4; inline-size: 340px; max-block-size: min(70vh, 480px); overflow: auto; padding: 12px; display: grid; gap: 4px; background: var(--vet-raised); border: 1px solid var(--vet-line); border-radius: var(--vet-radius-l); box-shadow: var(--vet-lift-2); }
    @media (max-width: 719px) { .menu { position: fixed; inset-block-start: 68px; inset-inline: 12px; inline-size: auto; } }
    .menu > .sub { padding: 4px 8px; }
    .place { display: flex; align-items: center; gap: 12px; inline-size: 100%; min-block-size: 56px; padding: 8px; border: 0; border-radius: var(--vet-radius-m); background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
    .place:hover { background: var(--vet-hover); }
    .place[aria-current] { background: var(--vet-accent-soft); cursor: default; }
    .place > .grow { flex: 1; display: grid; min-inline-size: 0; overflow-wrap: anywhere; }
    .name { font-weight: 550; }
  `];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  /** Whether there is another clinic to go to; for the page's own layout. */
  @property({ type: Boolean, reflect: true }) several = false;

  @state() private mine: MyClinics['clinics'] = [];
  @state() private view: View = { is: 'closed' };

  readonly #at = new ClinicController(this);
  /** Runs by itself, whenever another session is kept. */
  protected readonly look = new Task(this, {
    args: () => [this.#at.clinic, this.#kept?.token] as const,
    task: async ([clinic, token], { signal }) => (token ? clinicsClient(clinic.http).mine(signal) : initialState),
    onComplete: ({ clinics }) => this.#know(clinics),
    // Without it there is no menu, and nothing else is lost.
    onError: () => this.#know([]),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#outside);
  }

  get #t() {
    return this.#at.texts(clinicSwitchTexts);
  }

  get #kept() {
    return this.#at.clinic.session.find({ as: 'staff' });
  }

  /** The role of now counts, not the one at the sign-in: what the page shows follows it. */
  #know(clinics: MyClinics['clinics']): void {
    this.mine = clinics;
    this.several = clinics.length > 1;
    const kept = this.#kept;
    const role = clinics.find(({ here }) => here)?.role;
    if (kept?.person && role && kept.person.role !== role) this.#at.clinic.session.keep({ ...kept, person: { ...kept.person, role } });
  }

  protected override render() {
    if (!this.several) return nothing;
    const t = this.#t;
    const isOpen = this.view.is !== 'closed';
    return html`<div class="vet" @keydown=${(event: KeyboardEvent) => isOpen && event.key === 'Escape' && this.#close()} @focusout=${this.#left}>
      <button type="button" class="btn plain icon-only" aria-label=${t.open} title=${t.open} aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="menu" @click=${() => (isOpen ? this.#close() : this.#open())}>${icon('chevron-down')}</button>
      <div id="menu">${isOpen ? this.#menu() : nothing}</div>
    </div>`;
  }

  #menu(): TemplateResult {
    const t = this.#t;
    const { view } = this;
    return html`<div class="menu" role="group" aria-labelledby="title">
      <p class="sub" id="title">${t.title}</p>
      ${this.mine.map(({ slug, name, role, here }) => html`<button type="button" class="place" aria-current=${here ? 'true' : nothing} @click=${() => void (here ? this.#close() : this.#go(slug))}>
        <span class="grow"><span class="name">${name}</span><span class="small soft">${view.is === 'going' && view.to === slug ? t.going : here ? `${t[role]} · ${t.here}` : t[role]}</span></span>${icon(here ? 'check' : 'chevron-right')}
      </button>`)}
      ${view.is === 'failed' ? banner({ tone: 'bad', text: problemText(view.error, this.#at.texts(commonTexts), t) }) : nothing}
    </div>`;
  }

  #open(): void {
    this.view = { is: 'open' };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.place:not([aria-current])')?.focus());
  }

  #close(): void {
    this.view = { is: 'closed' };
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  readonly #outside = (event: PointerEvent): void => {
    if (this.view.is !== 'closed' && !event.composedPath().includes(this)) this.view = { is: 'closed' };
  };

  /** With the keyboard, too, leaving the menu closes it. */
  readonly #left = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !this.renderRoot.contains(relatedTarget) && this.view.is !== 'going') this.view = { is: 'closed' };
  };

  async #go(slug: string): Promise<void> {
    if (this.view.is === 'going') return;
    this.view = { is: 'going', to: slug };
    try {
      const { clinic, person, token, expiresAt, signIn } = await clinicsClient(this.#at.clinic.http).open(slug);
      this.#at.clinic.sibling(clinic.slug).session.keep({ kind: 'staff', token, expiresAt, person, reference: null, ...(signIn ? { signIn } : {}) });
      this.view = { is: 'closed' };
      this.dispatchEvent(new VetSignedInEvent(clinic, person));
    } catch (error) {
      this.view = { is: 'failed', error };
    }
  }
}

define('vet-clinic-switch', VetClinicSwitch);
declare global {
  interface HTMLElementTagNameMap { 'vet-clinic-switch': VetClinicSwitch }
}
