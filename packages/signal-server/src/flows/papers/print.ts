import type { Print } from '../../pdf/print.ts';
import { notFound } from '../../shared/problem.ts';
import { clinical, type Scope } from '../../shared/scope.ts';
import { recordsProblem } from '../../records/problems.ts';
import { clinicOnPaper, petWithOwner } from '../../views/pet-file.ts';
import { visitByReference } from '../../views/visit.ts';
import { petFile, petFileFor } from '../records/pet-file.ts';
import { seen, type Seeing } from '../records/seen.ts';
import { issuedOf } from '../scripts/look.ts';
import { historyPaper, scriptPaper, visitPaper } from './papers.ts';

export interface Printing extends Seeing {
  readonly print: Print;
  /** Where the hosted pages are; ends with `/`. */
  readonly publicUrl: URL;
}

/** An issued script of a visit as a PDF. */
export const printScript =
  (world: Printing) =>
  async (scope: Scope, reference: string, script: string): Promise<Uint8Array> => {
    const { sql } = world.db;
    const visit = await visitByReference(sql, scope, reference);
    const it = visit && (await issuedOf(sql, world, scope, visit.consult)).scripts.find(({ id }) => id === script);
    if (!visit || !it) throw notFound();
    const clinic = await clinicOnPaper(sql, scope.clinic.id);
    await seen(world, scope, { what: 'script.paper-read', consult: visit.consult, content: { script } });
    return world.print(scriptPaper(it, { clinic, reference: visit.reference, address: new URL(`script/${clinic.slug}/${it.code}`, world.publicUrl).href }));
  };

/** A visit as a PDF: its record for those who treat, or what the owner reads of it. @throws Problem `not-published` before the record is complete. */
export const printVisit =
  (world: Printing, as: 'record' | 'summary') =>
  async (scope: Scope, reference: string): Promise<Uint8Array> => {
    const { sql } = world.db;
    const visit = await visitByReference(sql, scope, reference);
    const known = visit?.pet.id ? await petWithOwner(sql, scope.clinic.id, visit.pet.id) : undefined;
    if (!visit || !known) throw notFound();
    // Names as they were told for this visit: whoever books with a stranger's address learns nothing about the stranger.
    const told = { pet: { ...known.pet, name: visit.pet.name, species: visit.pet.species, ...(staff(scope) ? {} : { breed: null, age: null, sex: null, reproductiveStatus: null, microchip: null }) }, owner: { ...known.owner, name: visit.owner.name } };
    const file = await petFileFor(world, scope, told, as === 'record', reference);
    const one = file.visits.find((each) => each.reference === reference);
    if (!one || one.state !== 'complete') throw recordsProblem('not-published');
    await seen(world, scope, { what: `${as}.paper-read`, consult: visit.consult });
    return world.print(visitPaper(file, one, as));
  };

const staff = ({ caller }: Scope): boolean => caller.kind === 'staff' && clinical.includes(caller.role);

/** The history of an animal as a PDF, as far as the caller may read it. */
export const printHistory =
  (world: Printing) =>
  async (scope: Scope, pet: string): Promise<Uint8Array> =>
    world.print(historyPaper(await petFile(world)(scope, pet)));
