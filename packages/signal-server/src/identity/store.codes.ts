import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { fingerprint } from '../shared/keys.ts';
import type { AskedCode } from './rules.ts';

const CodeRow = v.object({
  id: v.string(),
  clinic_id: v.nullable(v.string()),
  email: v.nullable(v.string()),
  mobile: v.nullable(v.string()),
  code_hash: v.instance(Uint8Array),
  tries: v.number(),
  expires_at: v.date(),
  used_at: v.nullable(v.date()),
});

/** An address of e-mail, or an owner's mobile number in the form +14165550162. */
export type CodeAddress = { readonly email: string } | { readonly mobile: string };

/** A code that was asked for; `clinic` when an owner of that clinic asked, none for staff. */
export interface StoredCode extends AskedCode {
  readonly id: string;
  readonly clinic: string | null;
  /** Where it goes. */
  readonly address: CodeAddress;
  readonly codeHash: Uint8Array;
}

const toCode = (row: unknown): StoredCode => {
  const { id, clinic_id, email, mobile, code_hash, tries, expires_at, used_at } = v.parse(CodeRow, row);
  return { id, clinic: clinic_id, address: email === null ? { mobile: mobile! } : { email }, codeHash: code_hash, tries, expiresAt: expires_at, usedAt: used_at };
};

export interface NewCode {
  readonly id: string;
  readonly challenge: string;
  readonly clinic: string | null;
  readonly address: CodeAddress;
  readonly codeHash: Buffer;
  readonly now: Date;
  readonly expiresAt: Date;
}

export async function addCode(tx: Tx, code: NewCode): Promise<void> {
  await tx`
    insert into sign_in_code (id, challenge_hash, clinic_id, email, mobile, code_hash, created_at, expires_at)
    values (${code.id}, ${fingerprint(code.challenge)}, ${code.clinic}, ${'email' in code.address ? code.address.email : null}, ${'mobile' in code.address ? code.address.mobile : null}, ${code.codeHash}, ${code.now}, ${code.expiresAt})`;
}

/** Locks the code of a challenge: of two tries at the same time the second sees the count of the first. */
export async function lockCode(tx: Tx, challenge: string): Promise<StoredCode | undefined> {
  const [row] = await tx`
    select id, clinic_id, email, mobile, code_hash, tries, expires_at, used_at from sign_in_code
    where challenge_hash = ${fingerprint(challenge)} for update`;
  return row && toCode(row);
}

export async function codeById(sql: Sql, id: string): Promise<StoredCode | undefined> {
  const [row] = await sql`select id, clinic_id, email, mobile, code_hash, tries, expires_at, used_at from sign_in_code where id = ${id}`;
  return row && toCode(row);
}

/** Wrong tries with other codes of the same person that were asked for since `since`. */
export async function wrongTries(tx: Tx, { id, address }: StoredCode, since: Date): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select coalesce(sum(tries), 0)::int as n from sign_in_code
    where created_at > ${since} and id <> ${id} and ${'email' in address ? tx`email = ${address.email}` : tx`mobile = ${address.mobile}`}`;
  return row?.n ?? 0;
}

export async function countTry(tx: Tx, id: string): Promise<void> {
  await tx`update sign_in_code set tries = tries + 1 where id = ${id}`;
}

export async function useCode(tx: Tx, id: string, now: Date): Promise<void> {
  await tx`update sign_in_code set used_at = ${now} where id = ${id}`;
}

export async function forgetCodes(sql: Sql, before: Date): Promise<void> {
  await sql`delete from sign_in_code where expires_at < ${before}`;
}
