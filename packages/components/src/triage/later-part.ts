import { html, type TemplateResult } from 'lit';
import type { ClinicInfo } from '../clinic/clinic.ts';
import type { triageSteps as english } from '../locales/en/triage-steps.ts';
import type { Translation } from '../shared/text.ts';
import { textField } from '../shared/text-field.ts';
import type { TriageDraft } from './draft.ts';
import { eight } from './signs.ts';
import './vet-emergency.ts';
import './vet-triage-result.ts';
import './vet-triage-steps.ts';

/** What the screens after the first show, and what can be done on them. */
export interface LaterScreen {
  readonly draft: TriageDraft;
  /** What the animal is called in the sentences. */
  readonly name: string;
  /** What was told so far is an emergency already. */
  readonly alarm: () => boolean;
  readonly onBehalf: boolean;
  readonly info: ClinicInfo | null | undefined;
  readonly bookHref: string;
  readonly onTold: (change: Partial<TriageDraft>) => void;
  readonly onNext: (urgent: boolean) => void;
  readonly onAgain: (keep: boolean) => void;
  readonly onSend: () => void;
}

/** Whom the desk has on the phone: the animal's name, and where to call back. */
export const callerPart = ({ draft, t, onTold }: Pick<LaterScreen, 'draft' | 'onTold'> & { readonly t: Translation<typeof english> }): TemplateResult => html`
  ${textField({ name: 'petName', label: t.petNameOnBehalf, optional: t.optional, value: draft.pet.name, maxlength: 60, onInput: (name) => onTold({ pet: { ...draft.pet, name } }) })}
  ${textField({ name: 'phone', label: t.callPhoneOnBehalf, optional: t.optional, type: 'tel', value: draft.contact.phone, maxlength: 30, onInput: (phone) => onTold({ contact: { ...draft.contact, phone } }) })}`;

/** The screen of a step after the danger signs: a question, where to go now, or the answer. */
export function laterPart(of: LaterScreen): TemplateResult {
  const { draft, onBehalf, name } = of;
  if (draft.step !== 'result') {
    return html`<vet-triage-steps data-step .draft=${draft} .step=${draft.step} ?alarm=${of.alarm()} ?on-behalf=${onBehalf} clinic-name=${of.info?.name ?? ''} country=${of.info?.country ?? ''}
      @vet-triage-told=${({ change }: HTMLElementEventMap['vet-triage-told']) => of.onTold(change)}
      @vet-triage-next=${({ urgent }: HTMLElementEventMap['vet-triage-next']) => of.onNext(urgent)}></vet-triage-steps>`;
  }
  const ticked = Object.entries(draft.signs).flatMap(([code, answer]) => (answer === 'yes' ? [code] : []));
  if (ticked.length || draft.answer?.urgency === 'emergency') {
    const flags = ticked.filter((code) => eight.some((each) => each === code));
    return html`<vet-emergency data-step .flags=${flags} .answer=${draft.answer} pet-name=${name} @vet-danger-mistake=${() => of.onAgain(true)}></vet-emergency>`;
  }
  return html`<vet-triage-result data-step .answer=${draft.answer} .sent=${draft.sent} ?callable=${draft.contact.phone.trim() !== '' || onBehalf} pet-name=${name} book-href=${of.bookHref}
    @vet-triage-again=${({ keep }: HTMLElementEventMap['vet-triage-again']) => of.onAgain(keep)} @vet-triage-send=${of.onSend}></vet-triage-result>`;
}
