import type { ConsentText } from '../../consent/contract.ts';
import type { AgreementCopy, ConsentTexts, SaveConsentText } from '../../consent/texts.contract.ts';
import { addText } from '../../consent/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { internal, notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { agreementFor, consentText, consentTexts } from '../../views/consent.ts';
import { happened } from '../happened.ts';

export const readConsentText =
  ({ db }: { db: Database }) =>
  (scope: Scope, locale: string | undefined): Promise<ConsentText> =>
    consentText(db.sql, scope, locale);

/** All of them, for whoever sets them. */
export const readConsentTexts =
  ({ db }: { db: Database }) =>
  async (scope: Scope): Promise<ConsentTexts> => ({ texts: await consentTexts(db.sql, scope), clinicLocale: scope.clinic.locale });

/** The owner's copy of what was agreed to for a visit. @throws Problem `not-found` where nothing was. */
export const readAgreement =
  ({ db: { sql } }: { db: Database }) =>
  async (scope: Scope, reference: string): Promise<AgreementCopy> => {
    const copy = await agreementFor(sql, scope, reference);
    if (!copy) throw notFound();
    return copy;
  };

/** Sets the clinic's own words for what owners agree to. The same words as now are no new version. */
export const saveConsentText =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, request: SaveConsentText): Promise<ConsentText> =>
    transaction(db, async (tx) => {
      const { caller, clinic } = scope;
      if (caller.kind !== 'staff') throw notAllowed();
      const now = async () => (await consentTexts(tx, scope)).find(({ locale }) => locale === request.locale);
      const before = await now();
      if (before?.text === request.text) return before;
      await addText(tx, scope, { ...request, by: caller.staff, now: clock() });
      const after = await now();
      if (!after) throw internal(new Error('a text that was just added cannot be read'));
      await happened(tx, { clinic: clinic.id, actor: { kind: 'staff', id: caller.staff }, type: 'consent.text-changed', data: { version: after.version } });
      return after;
    });
