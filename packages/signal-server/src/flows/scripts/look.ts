import * as v from 'valibot';
import { clinicById, clinicBySlug, refOf } from '../../clinics/store.ts';
import type { Sql } from '../../database/connect.ts';
import { scriptStatus } from '../../records/rules/scripts.ts';
import type { IssuedScript, IssuedScripts, ScriptStatusAnswer } from '../../records/scripts.contract.ts';
import { scriptsWhere, type StoredScript } from '../../records/store.scripts.ts';
import type { Clock } from '../../shared/clock.ts';
import { dateIn } from '../../shared/dates.ts';
import { fingerprint, type Keys } from '../../shared/keys.ts';
import { notFound, Problem } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { unseal } from '../../shared/seal.ts';
import { visitByReference } from '../../views/visit.ts';
import { seen, type Seeing } from '../records/seen.ts';

interface World {
  readonly clock: Clock;
  readonly keys: Keys;
}

const Codes = v.pipe(v.string(), v.parseJson(), v.object({ code: v.string(), dispensing: v.string() }));

/** The two codes of a script; empty when the server's key is another one. */
export function codesOf(keys: Keys, { id, codeSealed }: StoredScript): { readonly code: string; readonly dispensing: string } {
  const text = unseal(keys, 'script', codeSealed, id);
  return text === undefined ? { code: '', dispensing: '' } : v.parse(Codes, text);
}

export function stateOf({ content, happened, expiresAt }: StoredScript, now: Date): { state: IssuedScript['state']; left: number } {
  const uses = happened.filter(({ kind }) => kind === 'used').length;
  const ended = happened.find(({ kind }) => kind !== 'used')?.kind;
  const repeats = content.repeats ?? 0;
  const state = scriptStatus({ ended: ended === 'void' || ended === 'replaced' ? ended : null, uses, repeats, expiresAt }, now);
  return { state, left: state === 'valid' ? repeats + 1 - uses : 0 };
}

/** The scripts of a visit as clinic and owner read them. */
export async function issuedOf(sql: Sql, { clock, keys }: World, scope: Scope, consult: string): Promise<IssuedScripts> {
  const [found, clinic] = [await scriptsWhere(sql, scope, { consult }), await clinicById(sql, scope.clinic.id)];
  const now = clock();
  return {
    scripts: found.map((it) => {
      const { code, dispensing } = codesOf(keys, it);
      return {
        id: it.id,
        script: it.content,
        animal: { name: it.about.animal, species: it.about.species },
        owner: it.about.owner,
        clinic: { name: scope.clinic.name, phone: clinic?.phone ?? null, address: clinic?.address ?? null },
        prescriber: it.signed,
        pack: it.about.pack,
        issuedAt: it.issuedAt.toISOString(),
        expiresAt: it.expiresAt.toISOString(),
        state: stateOf(it, now).state,
        happened: it.happened.map(({ kind, at, words, replacedBy }) => ({ kind, at: at.toISOString(), words, replacedBy })),
        code,
        dispensingCode: dispensing,
      };
    }),
  };
}

/** The scripts of a visit. */
export const scripts =
  (world: Seeing) =>
  async (scope: Scope, reference: string): Promise<IssuedScripts> => {
    const visit = await visitByReference(world.db.sql, scope, reference);
    if (!visit) throw notFound();
    const found = await issuedOf(world.db.sql, world, scope, visit.consult);
    await seen(world, scope, { what: 'script.read', consult: visit.consult });
    return found;
  };

/** The same for a page that knows no scope: nothing where clinic or script do not exist. */
export const publicStatus = (world: Seeing) => {
  const look = status(world);
  return async (slug: string, code: string): Promise<ScriptStatusAnswer | undefined> => {
    const clinic = await clinicBySlug(world.db.sql, slug);
    if (!clinic) return undefined;
    return look({ clinic: refOf(clinic), caller: { kind: 'nobody' } }, code).catch((error: unknown) => {
      if (error instanceof Problem) return undefined;
      throw error;
    });
  };
};

const initials = (name: string): string => name.split(/\s+/).flatMap((word) => [...word].slice(0, 1)).map((letter) => `${letter}.`).join(' ');

/** What anybody who holds a script may see of it. @throws Problem `not-found`. */
export const status =
  ({ db, clock }: Seeing) =>
  async (scope: Scope, code: string): Promise<ScriptStatusAnswer> => {
    const [it] = await scriptsWhere(db.sql, scope, { codeHash: fingerprint(code) });
    if (!it) throw notFound();
    const clinic = await clinicById(db.sql, scope.clinic.id);
    const { zone } = scope.clinic;
    return {
      ...stateOf(it, clock()),
      issuedOn: dateIn(zone, it.issuedAt),
      expiresOn: dateIn(zone, it.expiresAt),
      class: it.about.class,
      clinic: { name: scope.clinic.name, phone: clinic?.phone ?? null },
      initials: { animal: initials(it.about.animal), owner: initials(it.about.owner) },
    };
  };
