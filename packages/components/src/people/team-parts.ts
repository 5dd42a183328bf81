import type { TeamMember } from '@vetkit/signal-server/people/team.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { TeamTexts } from '../locales/team.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { face } from '../shared/face.ts';
import { selectField, textField } from '../shared/field.ts';
import { nearDay, type Saying } from '../shared/time.ts';
import { draftFaults, treats, type Acting, type Draft } from './team-acts.ts';

const roles = ['vet', 'technician', 'front-desk', 'manager'] as const;
type Role = (typeof roles)[number];
const about = { vet: 'roleVetText', technician: 'roleTechnicianText', 'front-desk': 'roleDeskText', manager: 'roleManagerText' } as const;

/** What every form of the team needs. */
export interface Sending {
  readonly t: TeamTexts;
  readonly busy: boolean;
  /** Why it could not be done. */
  readonly error: string | undefined;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

const asked = (onSend: () => void) => (event: Event) => {
  event.preventDefault();
  onSend();
};

const roleField = (label: string, value: Role, t: TeamTexts, onInput: (role: Role) => void, hint: string) =>
  selectField({ name: 'role', label, hint, value, options: roles.map((role) => ({ value: role, label: t[role] })), onInput: (chosen) => onInput(roles.find((role) => role === chosen) ?? value) });

const licenceField = (value: string, t: TeamTexts, onInput: (licence: string) => void) =>
  textField({ name: 'licence', label: t.licenceField, optional: t.optional, hint: t.licenceHint, value, maxlength: 80, autocomplete: 'off', onInput });

const foot = ({ t, error, busy, onCancel }: Sending, label: string, busyLabel: string) => html`
  ${error ? banner({ tone: 'bad', text: error }) : nothing}
  <div class="actions">${button({ label, busyLabel, busy, size: '', type: 'submit' })}${button({ label: t.cancel, kind: 'plain', size: '', onPress: onCancel })}</div>`;

/** Who is new, or works here again: then the address stays as it was. */
export function personPart({ is, draft, isChecked, onChange, ...sending }: Sending & { readonly is: 'add' | 'back'; readonly draft: Draft; readonly isChecked: boolean; readonly onChange: (change: Partial<Draft>) => void }): TemplateResult {
  const { t } = sending;
  const faults = isChecked ? draftFaults(draft) : {};
  const isNew = is === 'add';
  return html`<form class="acting stack gap-12" novalidate aria-labelledby="acting" @submit=${asked(sending.onSend)}>
    <div><h3 class="sub" id="acting" tabindex="-1">${isNew ? t.addTitle : t.backTitle({ name: draft.name })}</h3>${isNew ? nothing : html`<p class="small soft">${t.backText}</p>`}</div>
    <div class="fields">
      ${isNew ? textField({ name: 'name', label: t.name, hint: t.nameHint, value: draft.name, maxlength: 120, required: true, autocomplete: 'off', error: faults.name && t[faults.name], onInput: (name) => onChange({ name }) }) : nothing}
      ${isNew ? textField({ name: 'email', label: t.email, hint: t.emailHint, value: draft.email, type: 'email', inputmode: 'email', maxlength: 254, required: true, autocomplete: 'off', error: faults.email && t[faults.email], onInput: (email) => onChange({ email }) }) : nothing}
      ${roleField(t.role, draft.role, t, (role) => onChange({ role }), t[about[draft.role]])}
      ${treats(draft.role) ? licenceField(draft.licence, t, (licence) => onChange({ licence })) : nothing}
    </div>
    ${treats(draft.role) ? html`<p class="small soft">${t.hoursFirst}</p>` : nothing}
    ${foot(sending, isNew ? t.addNow : t.backNow, t.adding)}
  </form>`;
}

/** Another role for somebody. */
export function rolePart({ acting, onChange, ...sending }: Sending & { readonly acting: Extract<Acting, { is: 'role' }>; readonly onChange: (change: { role?: Role; licence?: string }) => void }): TemplateResult {
  const { t } = sending;
  const { of, role, licence } = acting;
  const stops = treats(of.role) && !treats(role) && of.ahead > 0;
  return html`<form class="acting stack gap-12" novalidate aria-label=${t.changeOf({ name: of.name })} @submit=${asked(sending.onSend)}>
    <div class="fields">
      ${roleField(t.newRole, role, t, (next) => onChange({ role: next }), t[about[role]])}
      ${treats(role) && !of.licence ? licenceField(licence, t, (next) => onChange({ licence: next })) : nothing}
    </div>
    <p class="small soft">${t.roleNow}</p>
    ${stops ? banner({ tone: 'warn', text: t.stillAhead(of) }) : nothing}
    ${of.you && role !== 'manager' ? banner({ tone: 'warn', text: t.ownRole }) : nothing}
    ${foot(sending, t.give, t.giving)}
  </form>`;
}

/** Letting somebody go; who means themselves is asked twice. */
export function endPart({ acting, ...sending }: Sending & { readonly acting: Extract<Acting, { is: 'end' }> }): TemplateResult {
  const { t } = sending;
  const { of, again } = acting;
  return html`<form class="acting stack gap-12" novalidate aria-labelledby="acting" @submit=${asked(sending.onSend)}>
    <div><h3 class="sub" id="acting" tabindex="-1">${again ? t.endYouTwice : t.endTitle(of)}</h3><p class="small soft">${of.you ? t.endYou : t.endText}</p></div>
    ${of.ahead ? banner({ tone: 'warn', text: t.stillAhead(of) }) : nothing}
    ${sending.error ? banner({ tone: 'bad', text: sending.error }) : nothing}
    <div class="actions">
      ${button({ label: again ? t.endYouNow : of.you ? t.endYouGo : t.endNow, busyLabel: t.ending, busy: sending.busy, kind: 'danger', size: '', type: 'submit' })}
      ${button({ label: t.cancel, kind: 'plain', size: '', onPress: sending.onCancel })}
    </div>
  </form>`;
}

/** One person with what a manager can do about them. */
export function memberPart(of: TeamMember, { t, saying, acting, onRole, onEnd, onBack }: {
  readonly t: TeamTexts;
  readonly saying: Saying;
  /** The form that is open for them. */
  readonly acting: TemplateResult | typeof nothing;
  readonly onRole?: () => void;
  readonly onEnd?: () => void;
  readonly onBack?: () => void;
}): TemplateResult {
  const day = of.endedAt ? nearDay(of.endedAt, saying) : undefined;
  const act = (label: string, name: string, onPress: () => void) => html`<button type="button" class="btn quiet" aria-label=${name} @click=${onPress}>${label}</button>`;
  return html`<li data-person=${of.id}>
    <div class="person">
      ${face(of)}
      <div class="who">
        <p><b>${of.name}</b>${of.you ? html` <span class="badge">${t.you}</span>` : nothing}</p>
        <p class="small soft">${t[of.role]}${of.licence ? html` · ${t.licence({ licence: of.licence })}` : nothing}</p>
        <p class="small soft address">${of.email}</p>
        ${day ? html`<p class="small soft">${onBack ? t.leftOn({ day }) : t.untilDay({ day })}${onBack && of.ahead ? html`. ${t.ahead(of)}` : nothing}</p>` : nothing}
      </div>
      ${acting === nothing ? html`<div class="acts">
        ${onRole ? act(t.change, t.changeOf(of), onRole) : nothing}${onEnd ? act(t.end, t.endOf(of), onEnd) : nothing}${onBack ? act(t.back, t.backOf(of), onBack) : nothing}
      </div>` : nothing}
    </div>
    ${acting}
  </li>`;
}
