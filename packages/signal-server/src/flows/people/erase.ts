import * as v from 'valibot';
import { eraseFromVisits } from '../../booking/store.erase.ts';
import { eraseNames } from '../../consent/store.erase.ts';
import { eraseFromConsults } from '../../consult/store.erase.ts';
import type { Sql } from '../../database/connect.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { lockFile } from '../../files/store.ts';
import { eraseWaysIn } from '../../identity/store.erase.ts';
import { eraseNotices } from '../../notices/store.erase.ts';
import { eraseCards } from '../../payments/store.erase.ts';
import { erasedParts, type EraseOwner, type ErasurePlan, type OwnerFile } from '../../people/erasure.contract.ts';
import { erasureProblem } from '../../people/problems.erasure.ts';
import { eraseOwnerRow, removed } from '../../people/store.erase.ts';
import { keptUntil, retentionFor } from '../../records/rules/retention.ts';
import { appendAudit } from '../../shared/audit.ts';
import { notFound, signInNeeded } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { Id } from '../../shared/words.contract.ts';
import { eraseTriage } from '../../triage/store.erase.ts';
import { filesOfOwner, keysOfNotices, ownerAndClinic, ownersPapers, recordingsOfOwner, type VisitOfOwner, visitsOfOwner } from '../../views/owner-file.ts';
import { petWithOwner } from '../../views/pet-file.ts';
import { takeAway } from '../files/take-away.ts';
import { petFileFor } from '../records/pet-file.ts';
import { forgetLater } from '../payments/forget-customer.ts';
import { auditActor, type Seeing } from '../records/seen.ts';
import { removeIt } from '../recordings/sweep.ts';
import { watchKept } from './kept.ts';

/** As long as the strictest country that was found wants bills kept. */
const taxLaw = { years: 10, source: 'tax law' };
const open: readonly string[] = ['held', 'unassigned', 'requested', 'confirmed'];

/** What erasing means for this owner, decided from what is there. @throws Problem `not-found`. */
export async function planFor(sql: Sql, { clinic }: Pick<Scope, 'clinic'>, id: string, now: Date) {
  const owner = v.is(Id, id) ? await ownerAndClinic(sql, clinic.id, id) : undefined;
  if (!owner) throw notFound();
  const visits = await visitsOfOwner(sql, clinic.id, id);
  const kept = visits.filter((visit) => visit.kept);
  const last = kept[0];
  const retention = retentionFor(owner.country, owner.keepYears);
  const until = last ? keptUntil(last.end, retention) : null;
  const law = `Records of animals are kept for ${retention.years} years after the last visit (${retention.source}).`;
  const keeps: ErasurePlan['keeps'] = [
    { what: 'records' as const, count: kept.length, until, why: law },
    { what: 'scripts' as const, count: kept.reduce((sum, { scripts }) => sum + scripts, 0), until, why: 'They belong to the records, with name and address as the law wants them on a script.' },
    { what: 'agreements' as const, count: owner.agreements, until, why: 'They prove what was agreed to before a visit. Without a record the name is taken out.' },
    { what: 'bills' as const, count: owner.bills, until: owner.lastBill && keptUntil(owner.lastBill, taxLaw), why: `Tax law wants bills kept for up to ${taxLaw.years} years. They name nobody.` },
    { what: 'audit' as const, count: owner.audited, until: null, why: 'It proves that nothing was changed. It has numbers instead of names.' },
  ].filter(({ count }) => count > 0);
  const ahead = visits.filter(({ status, end }) => open.includes(status) && end > now).length;
  return { owner, visits, kept, until, keeps, ahead, unfinished: visits.filter((visit) => visit.unfinished).length };
}

/** What would go and what would stay, with the reason and the date. */
export const erasurePlan =
  ({ db, clock }: Seeing) =>
  async (scope: Scope, id: string): Promise<ErasurePlan> => {
    const { owner, keeps, ahead, unfinished } = await planFor(db.sql, scope, id, clock());
    return { owner: { id: owner.id, name: owner.name, pets: owner.pets.map(({ name }) => name) }, visitsAhead: ahead, recordsOpen: unfinished, removes: owner.erased ? [] : [...erasedParts], keeps };
  };

/**
 * Erases an owner in one transaction: contact, ways to sign in, notices, recordings, and all of visits without a record. What the law wants kept stays, with the
 * name, until its date. @throws Problem `not-found`, `already-erased`, `visits-ahead`, `records-open`, `name-differs`.
 */
export const eraseOwner =
  ({ db, clock, keys }: Seeing) =>
  async (scope: Scope, id: string, { name }: EraseOwner): Promise<ErasurePlan> =>
    transaction(db, async (tx) => {
      const now = clock();
      const { owner, visits, kept, until, keeps, ahead, unfinished } = await planFor(tx, scope, id, now);
      if (owner.erased) throw erasureProblem('already-erased');
      if (name.trim().toLowerCase() !== owner.name.trim().toLowerCase()) throw erasureProblem('name-differs');
      if (ahead) throw erasureProblem('visits-ahead');
      if (unfinished) throw erasureProblem('records-open');
      for (const recording of await recordingsOfOwner(tx, scope.clinic.id, id)) await removeIt(tx, keys, scope, { id: recording, why: 'by-hand', actor: scope.caller.kind === 'staff' ? { kind: 'staff', id: scope.caller.staff } : { kind: 'system' }, now });
      await eraseNotices(tx, scope, { email: owner.email, mobile: owner.mobile, keys: await keysOfNotices(tx, scope.clinic.id, id), references: visits.map(({ reference }) => reference) });
      await eraseVisits(tx, scope, id, { owner, visits, kept, now });
      if (await eraseCards(tx, scope, id)) await forgetLater(tx, scope, id);
      await eraseWaysIn(tx, scope, id, { visits: visits.map(({ appointment }) => appointment), email: owner.email, mobile: owner.mobile });
      await eraseOwnerRow(tx, scope, id, { at: now, keptUntil: until, pets: kept.flatMap(({ pet }) => pet ?? []) });
      if (until !== null) await watchKept(tx, scope.clinic, id, until);
      await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: auditActor(scope), action: 'owner.erased', subject: `owner:${id}`, content: { keeps } });
      return { owner: { id, name: until === null ? removed : owner.name, pets: owner.pets.map((pet) => (kept.some((visit) => visit.pet === pet.id) ? pet.name : removed)) }, visitsAhead: 0, recordsOpen: 0, removes: [...erasedParts], keeps };
    });

interface Erasing {
  readonly owner: { readonly mobile: string | null };
  readonly visits: readonly VisitOfOwner[];
  /** Those of which words and names stay. */
  readonly kept: readonly VisitOfOwner[];
  readonly now: Date;
}

/** Takes names, words, messages and files out of the visits of an owner that are not kept, and numbers out of all. */
export async function eraseVisits(tx: Tx, scope: Pick<Scope, 'clinic'>, id: string, { owner, visits, kept, now }: Erasing): Promise<void> {
  const keptVisits = kept.map(({ appointment }) => appointment);
  await removeFiles(tx, scope, id, keptVisits, now);
  await eraseTriage(tx, scope, { owner: id, visits: visits.map(({ appointment }) => appointment), kept: keptVisits, mobile: owner.mobile });
  await eraseFromConsults(tx, scope, id, { consults: visits.flatMap(({ consult }) => consult ?? []), kept: kept.flatMap(({ consult }) => consult ?? []) });
  await eraseNames(tx, scope, id, keptVisits);
  await eraseFromVisits(tx, scope, id, { kept: keptVisits, name: removed });
}

async function removeFiles(tx: Tx, scope: Pick<Scope, 'clinic'>, owner: string, kept: readonly string[], now: Date): Promise<void> {
  for (const id of await filesOfOwner(tx, scope.clinic.id, owner, kept)) {
    const file = await lockFile(tx, scope, id);
    // Bytes go by a job of their own once this is sure.
    if (file) await takeAway(tx, scope, file, { state: 'removed', now });
  }
}

/** Everything kept of an owner, to take away. Those who ask for it of themselves and the desk get the same: records stay with those who treat. */
export const ownerFile =
  (world: Seeing) =>
  async (scope: Scope, id: string): Promise<OwnerFile> => {
    const { db, clock, keys } = world;
    const { sql } = db;
    const owner = v.is(Id, id) ? await ownerAndClinic(sql, scope.clinic.id, id) : undefined;
    if (!owner) throw notFound();
    const pets: OwnerFile['pets'] = [];
    for (const pet of owner.pets) {
      const found = await petWithOwner(sql, scope.clinic.id, pet.id);
      if (found) pets.push(await petFileFor(world, scope, found, false));
    }
    const papers = await ownersPapers(sql, scope.clinic.id, id, owner);
    await transaction(db, (tx) => appendAudit(tx, keys, { clinic: scope.clinic.id, at: clock(), actor: auditActor(scope), action: 'owner.file-read', subject: `owner:${id}`, content: { pets: pets.length } }));
    const { name, email, phone, mobile, locale, since } = owner;
    return { format: 'vetkit-owner-1', madeAt: clock().toISOString(), owner: { id, name, email, phone, mobile, locale, since: since.toISOString() }, ...papers, pets };
  };

/** The same for whoever is signed in as an owner. */
export const myFile =
  (world: Seeing) =>
  async (scope: Scope): Promise<OwnerFile> => {
    if (scope.caller.kind !== 'owner') throw signInNeeded();
    return ownerFile(world)(scope, scope.caller.owner);
  };
