import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { fingerprint } from '../shared/keys.ts';
import type { AskedCode } from './rules.ts';

const CodeRow = v.object({
  id: v.string(),
  clinic_id: v.nullable(v.string()),
  email: v.string(),
  code_hash: v.instance(Uint8Array),
  tries: v.number(),
  expires_at: v.date(),
  used_at: v.nullable(v.date()),
});

/** A code that was asked for; `clinic` when an owner of that clinic asked, none for staff. */
export interface StoredCode extends AskedCode {
  readonly id: string;
  readonly clinic: string | null;
  readonly email: string;
  readonly codeHash: Uint8Array;
}

const toCode = (row: unknown): StoredCode => {
  const { id, clinic_id, email, code_hash, tries, expires_at, used_at } = v.parse(CodeRow, row);
  return { id, clinic: clinic_id, email, codeHash: code_hash, tries, expiresAt: expires_at, usedAt: used_at };
};

export interface NewCode {
  readonly id: string;
  readonly challenge: string;
  readonly clinic: string | null;
  readonly email: string;
  readonly codeHash: Buffer;
  readonly now: Date;
  readonly expiresAt: Date;
}

export async function addCode(tx: Tx, code: NewCode): Promise<void> {
  await tx`
    insert into sign_in_code (id, challenge_hash, clinic_id, email, code_hash, created_at, expires_at)
    values (${code.id}, ${fingerprint(code.challenge)}, ${code.clinic}, ${code.email}, ${code.codeHash}, ${code.now}, ${code.expiresAt})`;
}

/** Locks the code of a challenge: of two tries at the same time the second sees the count of the first. */
export async function lockCode(tx: Tx, challenge: string): Promise<StoredCode | undefined> {
  const [row] = await tx`
    select id, clinic_id, email, code_hash, tries, expires_at, used_at from sign_in_code
    where challenge_hash = ${fingerprint(challenge)} for update`;
  return row && toCode(row);
}

export async function codeById(sql: Sql, id: string): Promise<StoredCode | undefined> {
  const [row] = await sql`select id, clinic_id, email, code_hash, tries, expires_at, used_at from sign_in_code where id = ${id}`;
  return row && toCode(row);
}

export async function countTry(tx: Tx, id: string): Promise<void> {
  await tx`update sign_in_code set tries = tries + 1 where id = ${id}`;
}

export async function useCode(tx: Tx, id: string, now: Date): Promise<void> {
  await tx`update sign_in_code set used_at = ${now} where id = ${id}`;
}

export async function forgetCodes(tx: Tx, before: Date): Promise<void> {
  await tx`delete from sign_in_code where expires_at < ${before}`;
}
