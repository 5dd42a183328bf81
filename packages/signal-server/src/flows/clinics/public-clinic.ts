import type { Clinic } from '../../clinics/contract.ts';
import { clinicById, hospitalsOf, typesOf } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { staffOf } from '../../people/store.ts';
import type { Clock } from '../../shared/clock.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';

/** What everybody may know of a clinic: what it offers, whom one can meet, where to go in an emergency. */
export const publicClinic =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async ({ clinic }: Pick<Scope, 'clinic'>): Promise<Clinic> => {
    const { sql } = db;
    const [stored, types, hospitals, staff] = await Promise.all([
      clinicById(sql, clinic.id),
      typesOf(sql, { clinic }),
      hospitalsOf(sql, { clinic }),
      staffOf(sql, { clinic }, clock()),
    ]);
    if (!stored) throw notFound();
    const { id: _id, ...facts } = stored;
    return {
      ...facts,
      types: types.map(({ id: _type, ...type }) => type),
      practitioners: staff.flatMap(({ id, name, role, licence, photo }) => (role === 'vet' || role === 'technician' ? [{ id, name, role, licence, photo }] : [])),
      hospitals,
    };
  };
