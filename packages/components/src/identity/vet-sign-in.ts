import { Task, TaskStatus } from '@lit/task';
import type { Session } from '@vetkit/signal-server/identity/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import type { identity } from '../locales/en/identity.ts';
import { commonTexts } from '../locales/common.ts';
import { identityTexts } from '../locales/identity.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { Countdown } from '../shared/countdown.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { ring } from '../shared/ring.ts';
import { focusTitle, stepTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import type { Overrides } from '../shared/text.ts';
import { identityClient } from './client.ts';
import { VetSignedInEvent, VetSignedOutEvent } from './events.ts';
import { codeLimit, readCode, readEmail, type SignInStep } from './sign-in.ts';
import { styles } from './vet-sign-in.styles.ts';

/**
 * Signs people in with a code sent by e-mail: owners to their own pages, staff to the desk. No password.
 *
 * @fires {VetSignedInEvent} vet-signed-in - Somebody is signed in, and every element of that clinic knows.
 * @fires {VetSignedOutEvent} vet-signed-out - The session was ended here.
 * @csspart card - The frame. @csspart title - The question. @csspart primary - The main button. @csspart field - A field.
 */
export class VetSignIn extends LitElement {
  static override styles = [ground, words, actions, fields, choices, surfaces, progress, widget, styles];

  /** The clinic's slug. Not needed inside `<vet-clinic>`; empty on staff pages of a server with several clinics. */
  @property() clinic = '';

  /** The server's address. Not needed where `vet.js` comes from that server. */
  @property() server = '';

  /** The address to begin with. */
  @property() email = '';

  /** The clinic's own words. */
  @property({ attribute: false }) texts: Overrides<typeof identity> = {};

  @state() private step: SignInStep = { at: 'email' };
  @state() private code = '';
  @state() private error: string | undefined;

  readonly #at = new ClinicController(this);
  readonly #countdown = new Countdown(this, () => (this.step.at === 'code' ? this.step.limit : undefined), {
    onEnd: () => (this.error = this.#t.codeOver),
  });

  readonly #ask = new Task(this, {
    autoRun: false,
    task: async ([email]: readonly [string]) => ({ email, ...(await this.#client.askCode(email, this.#at.clinic.slug)) }),
    onComplete: ({ email, challenge, expiresAt }) => {
      const again = this.step.at === 'code';
      this.code = '';
      this.step = { at: 'code', email, challenge, limit: codeLimit(expiresAt, Date.now()) };
      if (again) announce(this.#t.sentAgain);
      else void focusTitle(this);
    },
    onError: (error) => (this.error = problemText(error, this.#common)),
  });

  readonly #enter = new Task(this, {
    autoRun: false,
    task: async ([challenge, code]: readonly [string, string]) => (await this.#client.signIn(challenge, code)).sessions,
    onComplete: (sessions) => this.#signedIn(sessions),
    onError: (error) => (this.error = this.#refused(error)),
  });

  get #t() {
    return this.#at.texts(identityTexts, this.texts);
  }

  get #common() {
    return this.#at.texts(commonTexts);
  }

  get #client() {
    return identityClient(this.#at.clinic.http);
  }

  #refused(error: unknown): string {
    const tries = isProblem(error, 'code-wrong') ? Number(error.data['triesLeft'] ?? 0) : 0;
    return problemText(error, this.#common, {
      'code-wrong': tries > 0 ? this.#t.codeWrong({ tries }) : this.#t.codeSpent,
      'code-expired': this.#t.codeOver,
    });
  }

  #send(email: string): void {
    this.error = undefined;
    void this.#ask.run([email]);
  }

  #submitEmail = (event: Event): void => {
    event.preventDefault();
    if (this.#ask.status === TaskStatus.PENDING) return;
    const read = readEmail(this.email);
    if ('email' in read) return this.#send(read.email);
    this.error = this.#t[read.wrong];
    this.renderRoot.querySelector<HTMLInputElement>('#email')?.focus();
  };

  #submitCode = (event?: Event): void => {
    event?.preventDefault();
    if (this.step.at !== 'code' || this.#enter.status === TaskStatus.PENDING) return;
    if (this.code.length < 6) {
      this.error = this.#t.codeNeeded;
      this.renderRoot.querySelector<HTMLInputElement>('#code')?.focus();
      return;
    }
    this.error = undefined;
    void this.#enter.run([this.step.challenge, this.code]);
  };

  #typeCode(typed: string): void {
    const before = this.code;
    this.code = readCode(typed);
    this.requestUpdate();
    // The sixth digit is the answer: nobody needs to look for a button. A corrected code waits for one.
    if (this.code.length === 6 && before.length < 6) this.#submitCode();
  }

  #signedIn(sessions: readonly Session[]): void {
    const [only] = sessions;
    if (only && sessions.length === 1) return this.#use(only);
    this.step = { at: 'choose', sessions };
    void focusTitle(this);
  }

  #use({ clinic, person, token, expiresAt }: Session): void {
    const kept = { kind: person.role === 'owner' ? 'owner' : 'staff', token, expiresAt, person, reference: null } as const;
    this.#at.clinic.sibling(clinic.slug).session.keep(kept);
    this.step = { at: 'email' };
    this.code = '';
    this.dispatchEvent(new VetSignedInEvent(clinic, person));
  }

  #signOut = (): void => {
    const { session } = this.#at.clinic;
    const token = session.find()?.token;
    if (!token) return;
    // Forgotten here whatever the server says: a person leaving a shared computer must not wait for the network.
    void this.#client.signOut(token).catch(() => undefined);
    session.forget(token);
    this.dispatchEvent(new VetSignedOutEvent());
  };

  protected override render(): TemplateResult {
    const person = this.#at.clinic.session.find()?.person;
    const inside = this.step.at === 'choose' ? this.#choose(this.step.sessions)
      : person ? this.#welcome(person.name)
      : this.step.at === 'code' ? this.#askForCode(this.step.email)
      : this.#askForEmail();
    return html`<div class="vet"><section class="widget" part="card" aria-label=${this.#t.title}>${inside}</section></div>`;
  }

  #askForEmail(): TemplateResult {
    const t = this.#t;
    return html`
      <form novalidate @submit=${this.#submitEmail}>
        <div class="widget-body">
          <div class="q">${stepTitle(t.title)}<p class="soft">${t.lead}</p></div>
          ${textField({
            name: 'email', label: t.email, type: 'email', autocomplete: 'email', inputmode: 'email', required: true, maxlength: 254,
            value: this.email, error: this.error, onInput: (value) => (this.email = value),
          })}
        </div>
        <div class="widget-foot bare">
          ${button({ label: t.send, busyLabel: t.sending, busy: this.#ask.status === TaskStatus.PENDING, wide: true, type: 'submit' })}
        </div>
      </form>
    `;
  }

  #askForCode(email: string): TemplateResult {
    const t = this.#t;
    const { left } = this.#countdown;
    return html`
      <form novalidate @submit=${this.#submitCode}>
        <div class="widget-body">
          <div class="q">${stepTitle(t.codeTitle)}<p class="soft">${t.codeLead({ email })}</p></div>
          <div class="code">${textField({
            name: 'code', label: t.code, autocomplete: 'one-time-code', inputmode: 'numeric', required: true,
            value: this.code, error: this.error, onInput: (value) => this.#typeCode(value),
          })}</div>
          ${left && left.milliseconds > 0
            ? html`<p class="row small soft num">${ring(left, t.codeEnds({ left: left.text }), { size: 'xs' })}<span aria-hidden="true">${t.codeEnds({ left: left.text })}</span></p>`
            : nothing}
        </div>
        <div class="widget-foot bare">
          ${button({ label: t.check, busyLabel: t.checking, busy: this.#enter.status === TaskStatus.PENDING, wide: true, type: 'submit' })}
          <div class="actions">
            ${button({ label: t.again, kind: 'plain', size: '', busy: this.#ask.status === TaskStatus.PENDING, onPress: () => this.#send(email) })}
            ${button({ label: t.other, kind: 'plain', size: '', onPress: () => this.#startOver() })}
          </div>
        </div>
      </form>
    `;
  }

  #startOver(): void {
    this.error = undefined;
    this.step = { at: 'email' };
    void focusTitle(this);
  }

  #choose(sessions: readonly Session[]): TemplateResult {
    const t = this.#t;
    const roles = { owner: '', vet: t.roleVet, technician: t.roleTechnician, 'front-desk': t.roleFrontDesk, manager: t.roleManager };
    return html`
      <div class="widget-body">
        <div class="q">${stepTitle(t.chooseTitle)}<p class="soft">${t.chooseLead}</p></div>
        <div class="choices">
          ${sessions.map((session) => html`
            <button type="button" class="choice" part="choice" @click=${() => this.#use(session)}>
              <span class="grow"><span class="sub">${session.clinic.name}</span><span class="small soft">${roles[session.person.role]}</span></span>
              ${icon('chevron-right')}
            </button>
          `)}
        </div>
      </div>
    `;
  }

  #welcome(name: string): TemplateResult {
    return html`
      <div class="widget-body">
        ${banner({ tone: 'ok', text: this.#t.signedIn({ name }) })}
        <div class="actions">${button({ label: this.#t.signOut, kind: 'quiet', size: '', icon: 'logout', onPress: this.#signOut })}</div>
      </div>
    `;
  }
}

define('vet-sign-in', VetSignIn);
declare global {
  interface HTMLElementTagNameMap { 'vet-sign-in': VetSignIn }
}
