import { Task, TaskStatus } from '@lit/task';
import type { Session, SignedIn } from '@vetkit/signal-server/identity/contract';
import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { forgetSignIn } from '../clinic/staff-clinics.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import type { identity } from '../locales/en/identity.ts';
import { commonTexts } from '../locales/common.ts';
import { identityTexts } from '../locales/identity.ts';
import { takeSecret } from '../shared/address-secret.ts';
import { announce } from '../shared/announce.ts';
import { Countdown } from '../shared/countdown.ts';
import { define } from '../shared/define.ts';
import { focusTitle } from '../shared/step-title.ts';
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
import { choosePart, codePart, emailPart, linkPart, welcomePart } from './sign-in-parts.ts';
import { codeLimit, readAddress, readCode, type Address, type SignInStep } from './sign-in.ts';
import { styles } from './vet-sign-in.styles.ts';

/**
 * Signs people in with a code sent by e-mail, or by SMS to owners who have none: owners to their own pages, staff to the desk. No password.
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

  /** Who signs in here: an `owner` of the clinic's animals, or its `staff`. Owners where a clinic is said, staff where none is. */
  @property() for: 'owner' | 'staff' | '' = '';

  /** The address of e-mail to begin with. For owners a mobile number will do. */
  @property() email = '';

  /** The secret of a mailed sign-in link. It is used when the button is pressed: mail scanners open links, they do not press. */
  @property({ attribute: false }) link = '';

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
    task: async ([address]: readonly [Address]) => ({ address, ...(await this.#client.askCode(address, this.for === 'staff' ? undefined : this.#at.clinic.slug)) }),
    onComplete: ({ address, challenge, expiresAt }) => {
      const again = this.step.at === 'code';
      this.code = '';
      this.step = { at: 'code', address, challenge, limit: codeLimit(expiresAt, Date.now()) };
      if (again) announce(this.#t.sentAgain);
      else void focusTitle(this);
    },
    onError: (error) => (this.error = problemText(error, this.#common, { 'bad-request': this.#t.phoneOdd })),
  });

  readonly #enter = new Task(this, {
    autoRun: false,
    task: async ([entering]: readonly [Promise<SignedIn>]) => (await entering).sessions,
    onComplete: (sessions) => this.#signedIn(sessions),
    onError: (error) => (this.error = this.#refused(error)),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.link ||= takeSecret('sign-in') ?? '';
  }

  get #t() {
    return this.#at.texts(identityTexts, this.texts);
  }

  get #common() {
    return this.#at.texts(commonTexts);
  }

  get #side() {
    return this.for ? { as: this.for } : {};
  }

  get #client() {
    return identityClient(this.#at.clinic.http);
  }

  #refused(error: unknown): string {
    const tries = isProblem(error, 'code-wrong') ? Number(error.data['triesLeft'] ?? 0) : 0;
    return problemText(error, this.#common, {
      'code-wrong': tries > 0 ? this.#t.codeWrong({ tries }) : this.#t.codeSpent,
      'code-expired': this.#t.codeOver,
      'link-used': this.#t.linkUsed,
      'link-expired': this.#t.linkEnded,
      'link-revoked': this.#t.linkEnded,
      'link-unknown': this.#t.linkEnded,
    });
  }

  /** Owners may have no e-mail. */
  get #byPhone(): boolean {
    return this.for === 'owner' || (this.for === '' && this.#at.clinic.slug !== '');
  }

  #send(address: Address): void {
    this.error = undefined;
    void this.#ask.run([address]);
  }

  #submitEmail = (event: Event): void => {
    event.preventDefault();
    if (this.#ask.status === TaskStatus.PENDING) return;
    const read = readAddress(this.email, this.#byPhone);
    if (!('wrong' in read)) return this.#send(read);
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
    void this.#enter.run([this.#client.signIn(this.step.challenge, this.code)]);
  };

  #typeCode(typed: string): void {
    const before = this.code;
    this.code = readCode(typed);
    this.requestUpdate();
    // The sixth digit is the answer: nobody needs to look for a button. A corrected code waits for one.
    if (this.code.length === 6 && before.length < 6) this.#submitCode();
  }

  #useLink = (): void => {
    this.error = undefined;
    void this.#enter.run([this.#client.useLink(this.link)]);
  };

  #signedIn(sessions: readonly Session[]): void {
    const only = sessions.length === 1 ? sessions[0] : sessions.find(({ clinic }) => clinic.slug === this.#at.clinic.slug);
    if (only) return this.#use(only);
    this.step = { at: 'choose', sessions };
    void focusTitle(this);
  }

  #use({ clinic, person, token, expiresAt, signIn }: Session): void {
    const kept = { kind: person.role === 'owner' ? 'owner' : 'staff', token, expiresAt, person, reference: null, ...(signIn ? { signIn } : {}) } as const;
    this.#at.clinic.sibling(clinic.slug).session.keep(kept);
    this.step = { at: 'email' };
    this.code = this.link = '';
    this.dispatchEvent(new VetSignedInEvent(clinic, person));
  }

  #signOut = (): void => {
    const { clinic } = this.#at;
    const kept = clinic.session.find(this.#side);
    if (!kept) return;
    // Forgotten here whatever the server says: a person leaving a shared computer must not wait for the network.
    void this.#client.signOut(kept.token).catch(() => undefined);
    forgetSignIn(clinic, kept);
    this.dispatchEvent(new VetSignedOutEvent());
  };

  #startOver = (): void => {
    this.error = undefined;
    this.link = '';
    this.step = { at: 'email' };
    void focusTitle(this);
  };

  protected override render(): TemplateResult {
    return html`<div class="vet"><section class="widget" part="card" aria-label=${this.#t.title}>${this.#part()}</section></div>`;
  }

  #part(): TemplateResult {
    const { step, error } = this;
    const [t, sending, busy] = [this.#t, this.#ask.status === TaskStatus.PENDING, this.#enter.status === TaskStatus.PENDING];
    const person = this.#at.clinic.session.find(this.#side)?.person;
    if (step.at === 'choose') return choosePart({ t, sessions: step.sessions, onChoose: (session) => this.#use(session) });
    if (person) return welcomePart({ t, name: person.name, onSignOut: this.#signOut });
    if (this.link) return linkPart({ t, error, busy, onEnter: this.#useLink, onOther: this.#startOver });
    if (step.at === 'email') return emailPart({ t, error, busy: sending, email: this.email, byPhone: this.#byPhone, onType: (typed) => (this.email = typed), onSend: this.#submitEmail });
    const { address } = step;
    return codePart({
      t, error, busy, sending, address, code: this.code, left: this.#countdown.left,
      onType: (typed) => this.#typeCode(typed), onCheck: this.#submitCode, onAgain: () => this.#send(address), onOther: this.#startOver,
    });
  }
}

define('vet-sign-in', VetSignIn);
declare global {
  interface HTMLElementTagNameMap { 'vet-sign-in': VetSignIn }
}
