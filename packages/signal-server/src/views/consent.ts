import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Place } from '../booking/contract.ts';
import type { ConsentText } from '../consent/contract.ts';
import { builtInText, builtInTexts } from '../consent/rules.ts';
import type { Sql } from '../database/connect.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Bytes = v.pipe(v.instance(Uint8Array), v.transform((bytes) => Buffer.from(bytes).toString('hex')));
const TextRow = v.object({ version: v.number(), sha256: Bytes, locale: v.string(), text: v.string() });

const toText = (row: unknown): ConsentText => {
  const { version, sha256: hash, ...same } = v.parse(TextRow, row);
  return { version: `clinic-${version}`, hash, ...same };
};

/** A built-in text with its hash. */
export const builtInConsent = (text: (typeof builtInTexts)[number] = builtInText): ConsentText => ({ ...text, hash: createHash('sha256').update(text.text).digest('hex') });

/** What owners of this clinic agree to now. */
export async function consentText(sql: Sql, { clinic }: InClinic): Promise<ConsentText> {
  const [row] = await sql`select version, sha256, locale, text from consent_text where clinic_id = ${clinic.id} order by version desc limit 1`;
  return row ? toText(row) : builtInConsent();
}

async function textOf(sql: Sql, { clinic }: InClinic, version: string): Promise<ConsentText | undefined> {
  const builtIn = builtInTexts.find((one) => one.version === version);
  if (builtIn) return builtInConsent(builtIn);
  const [row] = await sql`select version, sha256, locale, text from consent_text where clinic_id = ${clinic.id} and version = ${Number(version.replace('clinic-', ''))}`;
  return row && toText(row);
}

const ConsentRow = v.object({
  given_at: v.date(),
  name: v.string(),
  acting_as: v.picklist(['owner', 'agent']),
  place: Place,
  text_version: v.string(),
  sha256: Bytes,
  recording: v.boolean(),
  sms: v.boolean(),
});

/** What was agreed to for one visit. */
export interface Agreed {
  readonly at: Date;
  readonly name: string;
  readonly as: 'owner' | 'agent';
  readonly place: Place;
  readonly version: string;
  readonly hash: string;
  readonly recording: boolean;
  readonly sms: boolean;
}

/** The latest that was agreed to for a visit. */
export async function agreedFor(sql: Sql, { clinic }: InClinic, appointment: string): Promise<Agreed | undefined> {
  const [row] = await sql`
    select given_at, name, acting_as, place, text_version, sha256, recording, sms from consent
    where clinic_id = ${clinic.id} and appointment_id = ${appointment} order by seq desc limit 1`;
  if (!row) return undefined;
  const { given_at: at, acting_as: as, text_version: version, sha256: hash, ...same } = v.parse(ConsentRow, row);
  return { at, as, version, hash, ...same };
}

/** The same with the words that were agreed to, for the copy that is mailed. */
export async function agreedCopy(sql: Sql, scope: InClinic, appointment: string): Promise<(Agreed & { text: string }) | undefined> {
  const agreed = await agreedFor(sql, scope, appointment);
  const text = agreed && (await textOf(sql, scope, agreed.version));
  return agreed && text && { ...agreed, text: text.text };
}
