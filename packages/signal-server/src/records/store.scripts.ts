import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { Script, Signature } from './contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Animal, owner and place of a script as they stood when it was issued. */
export const ScriptAbout = v.object({
  animal: v.string(),
  species: v.string(),
  owner: v.string(),
  place: v.nullable(v.object({ country: v.string(), region: v.optional(v.string()) })),
  pack: v.string(),
  class: v.picklist(['antimicrobial', 'other']),
});
export type ScriptAbout = v.InferOutput<typeof ScriptAbout>;

export interface NewScript {
  readonly id: string;
  readonly record: string;
  /** Its place among the scripts of the record, from 0. */
  readonly nth: number;
  readonly content: Script;
  readonly about: ScriptAbout;
  readonly prescriber: string;
  readonly signed: Signature;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly codeHash: Buffer;
  readonly codeSealed: Buffer;
}

const Row = v.object({
  id: v.string(),
  content: Script,
  about: ScriptAbout,
  signed: Signature,
  issuedAt: v.date(),
  expiresAt: v.date(),
  codeSealed: v.instance(Uint8Array),
  tries: v.number(),
  consult: v.string(),
  record: v.string(),
});
export interface StoredScript extends v.InferOutput<typeof Row> {
  readonly happened: readonly StoredHappening[];
}
const Happening = v.object({ script: v.string(), kind: v.picklist(['used', 'void', 'replaced']), at: v.date(), words: v.string(), replacedBy: v.nullable(v.string()) });
export type StoredHappening = v.InferOutput<typeof Happening>;

export async function addScript(tx: Tx, scope: InClinic, it: NewScript): Promise<void> {
  await tx`
    insert into script (clinic_id, id, record_id, nth, content, about, prescriber_id, signed, issued_at, expires_at, code_hash, code_sealed)
    values (${scope.clinic.id}, ${it.id}, ${it.record}, ${it.nth}, ${tx.json(it.content as Json)}, ${tx.json(it.about as Json)}, ${it.prescriber}, ${tx.json(it.signed as Json)}, ${it.issuedAt}, ${it.expiresAt}, ${it.codeHash}, ${it.codeSealed})`;
}

/** How many scripts a record has. Call it with the record locked. */
export async function countScripts(tx: Tx, scope: InClinic, record: string): Promise<number> {
  const [row] = await tx<{ count: number }[]>`select count(*)::int as count from script where clinic_id = ${scope.clinic.id} and record_id = ${record}`;
  return row?.count ?? 0;
}

/** The scripts of a visit, or the one with a code; with what happened to them. */
export async function scriptsWhere(sql: Sql, scope: InClinic, which: { readonly consult: string } | { readonly codeHash: Buffer }): Promise<StoredScript[]> {
  const where = 'consult' in which ? sql`r.consult_id = ${which.consult}` : sql`s.code_hash = ${which.codeHash}`;
  const found = v.parse(v.array(Row), [
    ...(await sql`
      select s.id, s.content, s.about, s.signed, s.issued_at as "issuedAt", s.expires_at as "expiresAt", s.code_sealed as "codeSealed", s.tries, r.consult_id as consult, r.id as record
      from script s join record r on r.clinic_id = s.clinic_id and r.id = s.record_id
      where s.clinic_id = ${scope.clinic.id} and ${where} order by r.id, s.nth`),
  ]);
  const happened = v.parse(v.array(Happening), [
    ...(await sql`
      select script_id as script, kind, at, words, replaced_by as "replacedBy" from script_event
      where clinic_id = ${scope.clinic.id} and script_id = any(${found.map(({ id }) => id)}) order by at, id`),
  ]);
  return found.map((script) => ({ ...script, happened: happened.filter((one) => one.script === script.id) }));
}

/** The record that a script of this clinic belongs to. */
export async function scriptRecord(tx: Tx, scope: InClinic, id: string): Promise<string | undefined> {
  const [row] = await tx<{ record: string }[]>`select record_id as record from script where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row?.record;
}

/** Locks a script until the end of the transaction. */
export async function lockScript(tx: Tx, scope: InClinic, id: string): Promise<void> {
  await tx`select 1 from script where clinic_id = ${scope.clinic.id} and id = ${id} for update`;
}

export async function addScriptEvent(
  tx: Tx,
  scope: InClinic,
  it: { readonly id: string; readonly script: string; readonly kind: 'used' | 'void' | 'replaced'; readonly at: Date; readonly staff: string | null; readonly words: string; readonly replacedBy?: string },
): Promise<void> {
  await tx`
    insert into script_event (clinic_id, id, script_id, kind, at, staff_id, words, replaced_by)
    values (${scope.clinic.id}, ${it.id}, ${it.script}, ${it.kind}, ${it.at}, ${it.staff}, ${it.words}, ${it.replacedBy ?? null})`;
}

/** Counts one wrong dispensing code. */
export async function countTry(tx: Tx, scope: InClinic, id: string): Promise<void> {
  await tx`update script set tries = tries + 1 where clinic_id = ${scope.clinic.id} and id = ${id}`;
}
