import type { BookRequest, Place } from '../../booking/contract.ts';
import type { Agreement } from '../../consent/contract.ts';
import { consentProblem } from '../../consent/problems.ts';
import { consentNeeded, isRemote } from '../../consent/rules.ts';
import { addConsent } from '../../consent/store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId } from '../../shared/ids.ts';
import type { Scope } from '../../shared/scope.ts';
import { consentTexts } from '../../views/consent.ts';
import { happened } from '../happened.ts';

/** An agreement to the text as it is now. @throws Problem `consent-needed` for none, or one to another text. */
export async function agreementToNow(tx: Tx, scope: Scope, agreement: Agreement | undefined, place: Place): Promise<Agreement & { locale: string }> {
  const texts = await consentTexts(tx, scope);
  const needed = consentNeeded({ texts, agreed: agreement && { ...agreement, place } });
  const text = texts.find(({ version }) => version === agreement?.version);
  if (!agreement || !text || needed) throw consentProblem(needed ?? 'none');
  return { ...agreement, locale: text.locale };
}

/** What the owner agrees to at the booking; nothing for a visit at the clinic. @throws Problem `consent-needed`. */
export const agreementAtBooking = async (tx: Tx, scope: Scope, modality: string, { consent, place }: BookRequest): Promise<(Agreement & { locale: string }) | undefined> =>
  isRemote(modality) ? agreementToNow(tx, scope, consent.agreement, place) : undefined;

interface Given {
  readonly agreement: Agreement & { readonly locale: string };
  readonly appointment: string;
  readonly consult: string;
  readonly given: 'booking' | 'join';
  readonly owner: string;
  readonly name: string;
  readonly place: Place;
  readonly sms: boolean;
  /** Who of the staff read it out on the phone. */
  readonly toldBy?: string;
  readonly now: Date;
}

/** Keeps an agreement and tells of it. Like all that happened, near the end of its transaction. */
export async function keepAgreement(tx: Tx, scope: Scope, { agreement, consult, ...rest }: Given): Promise<void> {
  const id = newId();
  await addConsent(tx, scope, { ...agreement, ...rest, id });
  const { given, appointment, owner } = rest;
  const { version, as, recording = false } = agreement;
  const { toldBy } = rest;
  const data = { appointment, consent: id, version, as, recording, sms: rest.sms };
  await happened(tx, { clinic: scope.clinic.id, consult, actor: toldBy ? { kind: 'staff', id: toldBy } : { kind: 'owner', id: owner }, type: given === 'booking' ? 'consent.given' : 'consent.renewed', data });
}
