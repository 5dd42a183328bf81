import { isDeepStrictEqual } from 'node:util';
import type { ClinicTypes, SaveTypes } from '../../calendar/hours.contract.ts';
import { hoursProblem, refuseFaults } from '../../calendar/problems.ts';
import { codeFor, typeFaults } from '../../calendar/rules/types.ts';
import type { AppointmentType } from '../../clinics/contract.ts';
import { lockTypes, saveTypes, typesOf, typesRevision } from '../../clinics/store.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { staffIdOf } from './whose.ts';

async function typesNow(sql: Sql, { clinic }: Pick<Scope, 'clinic'>): Promise<ClinicTypes> {
  const types = await typesOf(sql, { clinic });
  return { revision: await typesRevision(sql, { clinic }), currency: clinic.currency, types: types.map(({ id: _id, ...type }) => type) };
}

/** The kinds of visit with their revision, for those who edit them. */
export const readTypes =
  ({ db }: { db: Database }) =>
  (scope: Scope): Promise<ClinicTypes> =>
    typesNow(db.sql, scope);

/**
 * Saves the kinds of visit the clinic offers, made from `revision`. What is left out is no longer offered, booked visits keep it. The same
 * list again writes nothing. @throws Problem `type-name-twice`, `type-code-twice`, `revision-stale`.
 */
export const changeTypes =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, { types, revision }: SaveTypes & { revision: number }): Promise<ClinicTypes> =>
    transaction(db, async (tx) => {
      refuseFaults(typeFaults(types));
      const { revision: kept, codes } = await lockTypes(tx, scope);
      const before = await typesNow(tx, scope);
      const asked = new Map(before.types.map(({ code, asksToday }) => [code, asksToday]));
      const whole = types.map((type) => ({ ...type, asksToday: type.asksToday ?? asked.get(type.code ?? '') ?? false }));
      if (isDeepStrictEqual(before.types, whole)) return before;
      if (kept !== revision) throw hoursProblem('revision-stale', { extra: { current: before } });
      const taken = new Set([...codes, ...types.flatMap(({ code }) => code ?? [])]);
      const coded = whole.map(({ code, modalities, ...type }): AppointmentType => {
        const own = code ?? codeFor(type.name, taken);
        taken.add(own);
        return { ...type, code: own, modalities: [...new Set(modalities)] };
      });
      await saveTypes(tx, scope, coded, clock());
      const saved = await typesNow(tx, scope);
      await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'types.changed', data: { revision: saved.revision } });
      return saved;
    });
