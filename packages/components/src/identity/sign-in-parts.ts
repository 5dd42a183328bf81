import type { Session } from '@vetkit/signal-server/identity/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { identity } from '../locales/en/identity.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import type { Left } from '../shared/countdown.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { ring } from '../shared/ring.ts';
import { stepTitle } from '../shared/step-title.ts';
import type { Translation } from '../shared/text.ts';
import type { Address } from './sign-in.ts';

type Words = Translation<typeof identity>;

/** What a step shows: the words in force, what is wrong, and whether an answer is awaited. */
interface Part {
  readonly t: Words;
  readonly error?: string | undefined;
  readonly busy?: boolean;
}

const question = (title: string, lead: string) => html`<div class="q">${stepTitle(title)}<p class="soft">${lead}</p></div>`;

/** Which address? */
export const emailPart = ({ t, error, busy, email, byPhone, onType, onSend }: Part & {
  readonly email: string;
  /** A mobile number will do too. */
  readonly byPhone: boolean;
  readonly onType: (typed: string) => void;
  readonly onSend: (event: Event) => void;
}): TemplateResult => html`
  <form novalidate @submit=${onSend}>
    <div class="widget-body">
      ${question(t.title, byPhone ? t.leadEither : t.lead)}
      ${textField({
        name: 'email', autocomplete: 'email', required: true, maxlength: 254, value: email, error, onInput: onType,
        ...(byPhone ? { label: t.address, type: 'text' as const } : { label: t.email, type: 'email' as const, inputmode: 'email' as const }),
      })}
    </div>
    <div class="widget-foot bare">${button({ label: t.send, busyLabel: t.sending, busy, wide: true, type: 'submit' })}</div>
  </form>
`;

/** Which code? With the time it still works. */
export const codePart = ({ t, error, busy, address, code, left, sending, onType, onCheck, onAgain, onOther }: Part & {
  readonly address: Address;
  readonly code: string;
  readonly left: Left | undefined;
  /** A new code is on its way. */
  readonly sending: boolean;
  readonly onType: (typed: string) => void;
  readonly onCheck: (event: Event) => void;
  readonly onAgain: () => void;
  readonly onOther: () => void;
}): TemplateResult => {
  const ends = left && left.milliseconds > 0 ? t.codeEnds({ left: left.text }) : undefined;
  return html`
    <form novalidate @submit=${onCheck}>
      <div class="widget-body">
        ${question(t.codeTitle, 'email' in address ? t.codeLead({ email: address.email }) : t.codeLeadSms({ phone: address.phone }))}
        <div class="code">
          ${textField({ name: 'code', label: 'email' in address ? t.code : t.codeSms, autocomplete: 'one-time-code', inputmode: 'numeric', required: true, value: code, error, onInput: onType })}
        </div>
        ${left && ends ? html`<p class="row small soft num">${ring(left, ends, { size: 'xs' })}<span aria-hidden="true">${ends}</span></p>` : nothing}
      </div>
      <div class="widget-foot bare">
        ${button({ label: t.check, busyLabel: t.checking, busy, wide: true, type: 'submit' })}
        <div class="actions">
          ${button({ label: t.again, kind: 'plain', size: '', busy: sending, onPress: onAgain })}
          ${button({ label: t.other, kind: 'plain', size: '', onPress: onOther })}
        </div>
      </div>
    </form>
  `;
};

/** A mailed link was opened: sign in with it? */
export const linkPart = ({ t, error, busy, onEnter, onOther }: Part & { readonly onEnter: () => void; readonly onOther: () => void }): TemplateResult => html`
  <div class="widget-body">
    ${question(t.linkTitle, t.linkLead)}
    ${error ? banner({ tone: 'bad', text: error }) : nothing}
  </div>
  <div class="widget-foot bare">
    ${button({ label: t.check, busyLabel: t.checking, busy, wide: true, onPress: onEnter })}
    <div class="actions">${button({ label: t.linkOther, kind: 'plain', size: '', onPress: onOther })}</div>
  </div>
`;

/** Works at several clinics: which one now? */
export const choosePart = ({ t, sessions, onChoose }: Part & { readonly sessions: readonly Session[]; readonly onChoose: (session: Session) => void }): TemplateResult => {
  const roles = { owner: '', guest: '', vet: t.roleVet, technician: t.roleTechnician, 'front-desk': t.roleFrontDesk, manager: t.roleManager };
  return html`
    <div class="widget-body">
      ${question(t.chooseTitle, t.chooseLead)}
      <div class="choices">
        ${sessions.map((session) => html`
          <button type="button" class="choice" part="choice" @click=${() => onChoose(session)}>
            <span class="grow"><span class="sub">${session.clinic.name}</span><span class="small soft">${roles[session.person.role]}</span></span>
            ${icon('chevron-right')}
          </button>
        `)}
      </div>
    </div>
  `;
};

/** Signed in already. */
export const welcomePart = ({ t, name, onSignOut }: Part & { readonly name: string; readonly onSignOut: () => void }): TemplateResult => html`
  <div class="signed">
    <p class="grow" role="status">${icon('check-circle')}<span>${t.signedIn({ name })}</span></p>
    ${button({ label: t.signOut, kind: 'plain', size: '', icon: 'logout', onPress: onSignOut })}
  </div>
`;
