import { initialState, Task } from '@lit/task';
import type { TeamMember } from '@vetkit/signal-server/people/team.contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { problemText } from '../clinic/problem-text.ts';
import { commonTexts } from '../locales/common.ts';
import { teamTexts } from '../locales/team.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import '../shared/icons.ts';
import { skeleton } from '../shared/skeleton.ts';
import { ownZone } from '../shared/time.ts';
import { blank, draftFaults, toColleague, toRoleChange, type Acting } from './team-acts.ts';
import { teamClient, type Team } from './team-client.ts';
import { endPart, memberPart, personPart, rolePart } from './team-parts.ts';
import { styles } from './vet-team.styles.ts';

type Sending = { readonly is: 'no' | 'checked' | 'busy' } | { readonly is: 'failed'; readonly error: unknown };

/**
 * Who works at the clinic: managers add people, give them another role, let them go and take them back.
 *
 * @csspart card - The frame. @csspart title - The heading. @csspart primary - The button that adds or changes.
 */
export class VetTeam extends LitElement {
  static override styles = styles;

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';

  @state() private now: Team | undefined;
  @state() private acting: Acting = { is: 'nothing' };
  @state() private sending: Sending = { is: 'no' };
  /** What was done last; `email` of who was added. */
  @state() private done: { readonly words: string; readonly isNew: boolean } | undefined;

  readonly #at = new ClinicController(this);
  readonly #look = new Task(this, {
    args: () => [this.#at.clinic, this.#me?.person?.role] as const,
    task: async ([clinic, role], { signal }) => (role === 'manager' ? teamClient(clinic.http).read(signal) : initialState),
    onComplete: (team) => (this.now = team),
  });

  get #t() {
    return this.#at.texts(teamTexts);
  }

  get #me() {
    return this.#at.clinic.session.find({ as: 'staff' });
  }

  protected override render() {
    const t = this.#t;
    if (this.#me?.person?.role !== 'manager') return html`<div class="vet">${banner({ tone: 'info', text: t.onlyManagers })}</div>`;
    return html`<div class="vet"><section class="card stack gap-16" part="card" aria-labelledby="title">
      <div class="stack gap-4"><h2 class="head" part="title" id="title" tabindex="-1">${t.title}</h2><p class="small soft">${t.lead}</p></div>
      ${this.now ? this.#people(this.now) : this.#opening()}
    </section></div>`;
  }

  #opening(): TemplateResult {
    const t = this.#t;
    return html`${this.#look.render({
      pending: () => skeleton(t.loading, { lines: 4, face: true }),
      error: (error) => banner({ tone: 'bad', text: problemText(error, this.#at.texts(commonTexts)), actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#look.run() }) }),
    })}`;
  }

  #people({ working, left }: Team): TemplateResult {
    const t = this.#t;
    const { acting, done } = this;
    const saying = { locale: this.#at.locale, zone: ownZone() };
    const desk = new URL('desk', this.#at.clinic.server).href;
    return html`
      ${done ? banner({ tone: 'ok', text: done.isNew ? html`${done.words} ${t.deskAt} <a href=${desk}>${desk}</a>.` : done.words }) : nothing}
      <ul class="people">${working.map((of) => memberPart(of, {
        t, saying, acting: this.#actingOn(of),
        onRole: () => this.#open({ is: 'role', of, role: of.role, licence: '' }),
        onEnd: () => this.#open({ is: 'end', of, again: false }),
      }))}</ul>
      ${acting.is === 'add' ? this.#person(acting) : html`<div>${button({ label: t.add, kind: 'quiet', size: '', icon: 'plus', onPress: () => this.#open({ is: 'add', draft: blank }) })}</div>`}
      ${left.length ? html`<details><summary>${t.left}</summary><ul class="people">${left.map((of) => memberPart(of, {
        t, saying, acting: this.#actingOn(of),
        onBack: () => this.#open({ is: 'back', of, draft: { name: of.name, email: of.email, role: of.role, licence: of.licence ?? '' } }),
      }))}</ul></details>` : nothing}`;
  }

  #actingOn({ id }: TeamMember): TemplateResult | typeof nothing {
    const { acting } = this;
    if (!('of' in acting) || acting.of.id !== id) return nothing;
    if (acting.is === 'back') return this.#person(acting);
    if (acting.is === 'end') return endPart({ acting, ...this.#send(() => this.#end(acting)) });
    return rolePart({ acting, ...this.#send(() => this.#giveRole(acting)), onChange: (change) => this.#change({ ...acting, ...change }) });
  }

  #person(acting: Extract<Acting, { is: 'add' | 'back' }>): TemplateResult {
    return personPart({
      is: acting.is, draft: acting.draft, isChecked: this.sending.is === 'checked', ...this.#send(() => this.#add(acting)),
      onChange: (change) => this.#change({ ...acting, draft: { ...acting.draft, ...change } }),
    });
  }

  #send(onSend: () => Promise<void>) {
    const { sending } = this;
    const t = this.#t;
    return {
      t, busy: sending.is === 'busy', error: sending.is === 'failed' ? problemText(sending.error, this.#at.texts(commonTexts), t as never) : undefined,
      onSend: () => void (this.sending.is === 'busy' ? undefined : onSend()), onCancel: () => void this.#close(),
    };
  }

  /** What is typed changes; a word about the last try is over. */
  #change(acting: Acting): void {
    this.acting = acting;
    if (this.sending.is === 'failed') this.sending = { is: 'no' };
  }

  #open(acting: Acting): void {
    this.done = undefined;
    this.sending = { is: 'no' };
    this.acting = acting;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.acting :is(h3, select, input)')?.focus());
  }

  /** Back to where the press was. */
  async #close(of = 'of' in this.acting ? this.acting.of.id : undefined): Promise<void> {
    this.acting = { is: 'nothing' };
    this.sending = { is: 'no' };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(of ? `[data-person="${of}"] .acts button` : '#title')?.focus();
  }

  async #act(ask: () => Promise<Team>, words: string, isNew = false): Promise<boolean> {
    this.sending = { is: 'busy' };
    try {
      this.now = await ask();
      this.done = { words, isNew };
      announce(words);
      await this.#close();
      return true;
    } catch (error) {
      this.sending = { is: 'failed', error };
      return false;
    }
  }

  async #add({ draft }: Extract<Acting, { is: 'add' | 'back' }>): Promise<void> {
    const [fault] = Object.keys(draftFaults(draft));
    if (fault) {
      this.sending = { is: 'checked' };
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>(`#${fault}`)?.focus();
    }
    const person = toColleague(draft);
    await this.#act(() => teamClient(this.#at.clinic.http).add(person), this.#t.added(person), true);
  }

  async #giveRole(acting: Extract<Acting, { is: 'role' }>): Promise<void> {
    const { of, role } = acting;
    const t = this.#t;
    const kept = this.#me;
    if (!(await this.#act(() => teamClient(this.#at.clinic.http).giveRole(toRoleChange(acting)), t.given({ name: of.name, role: t[role] })))) return;
    // What this page shows follows the role.
    if (of.you && kept?.person) this.#at.clinic.session.keep({ ...kept, person: { ...kept.person, role } });
  }

  async #end({ of, again }: Extract<Acting, { is: 'end' }>): Promise<void> {
    if (of.you && !again) return this.#open({ is: 'end', of, again: true });
    const kept = this.#me;
    if (!(await this.#act(() => teamClient(this.#at.clinic.http).end({ staff: of.id, ...(of.you ? { alsoMyself: true } : {}) }), this.#t.ended(of)))) return;
    if (of.you && kept) this.#at.clinic.session.forget(kept.token);
  }
}

define('vet-team', VetTeam);
declare global {
  interface HTMLElementTagNameMap { 'vet-team': VetTeam }
}
