import type { ConsentText, SaveConsentText } from '../../consent/contract.ts';
import { addText } from '../../consent/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { consentText } from '../../views/consent.ts';
import { happened } from '../happened.ts';

export const readConsentText =
  ({ db }: { db: Database }) =>
  (scope: Scope): Promise<ConsentText> =>
    consentText(db.sql, scope);

/** Sets the clinic's own words for what owners agree to. The same words as now are no new version. */
export const saveConsentText =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, request: SaveConsentText): Promise<ConsentText> =>
    transaction(db, async (tx) => {
      const { caller, clinic } = scope;
      if (caller.kind !== 'staff') throw notAllowed();
      const before = await consentText(tx, scope);
      if (before.text === request.text && before.locale === request.locale) return before;
      await addText(tx, scope, { ...request, by: caller.staff, now: clock() });
      const after = await consentText(tx, scope);
      await happened(tx, { clinic: clinic.id, actor: { kind: 'staff', id: caller.staff }, type: 'consent.text-changed', data: { version: after.version } });
      return after;
    });
