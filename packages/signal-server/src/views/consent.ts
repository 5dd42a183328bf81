import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Place } from '../booking/contract.ts';
import type { ConsentText } from '../consent/contract.ts';
import type { AgreementCopy } from '../consent/texts.contract.ts';
import { builtInText, builtInTexts, textFor } from '../consent/rules.ts';
import type { Sql } from '../database/connect.ts';
import type { Scope } from '../shared/scope.ts';
import { appointmentByReference } from './appointments.ts';

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

/** What owners of this clinic agree to now: in each language the newest of the clinic's own words, or the built-in ones where it has none. */
export async function consentTexts(sql: Sql, { clinic }: InClinic): Promise<ConsentText[]> {
  const rows = await sql`select distinct on (locale) version, sha256, locale, text from consent_text where clinic_id = ${clinic.id} order by locale, version desc`;
  return rows.length ? rows.map(toText).sort((a, b) => numberOf(b) - numberOf(a)) : [builtInConsent()];
}

const numberOf = ({ version }: ConsentText): number => Number(version.replace('clinic-', ''));

/** The one for somebody who reads this language. */
export async function consentText(sql: Sql, scope: { readonly clinic: { readonly id: string; readonly locale: string } }, locale?: string): Promise<ConsentText> {
  return textFor(await consentTexts(sql, scope), locale, scope.clinic.locale) ?? builtInConsent();
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
  told_by: v.nullable(v.string()),
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
  /** Who of the staff read it out on the phone. */
  readonly toldBy: string | null;
}

/** The latest that was agreed to for a visit. */
export async function agreedFor(sql: Sql, { clinic }: InClinic, appointment: string): Promise<Agreed | undefined> {
  const [row] = await sql`
    select c.given_at, c.name, c.acting_as, c.place, c.text_version, c.sha256, c.recording, c.sms, s.name as told_by
    from consent c left join staff s on s.clinic_id = c.clinic_id and s.id = c.told_by
    where c.clinic_id = ${clinic.id} and c.appointment_id = ${appointment} order by c.seq desc limit 1`;
  if (!row) return undefined;
  const { given_at: at, acting_as: as, text_version: version, sha256: hash, told_by: toldBy, ...same } = v.parse(ConsentRow, row);
  return { at, as, version, hash, toldBy, ...same };
}

/** The same with the words that were agreed to, for the owner's copy. */
export async function agreedCopy(sql: Sql, scope: InClinic, appointment: string): Promise<(Agreed & { text: string; locale: string }) | undefined> {
  const agreed = await agreedFor(sql, scope, appointment);
  const text = agreed && (await textOf(sql, scope, agreed.version));
  return agreed && text && { ...agreed, text: text.text, locale: text.locale };
}

/** The owner's copy for whoever may see the visit. */
export async function agreementFor(sql: Sql, scope: Scope, reference: string): Promise<AgreementCopy | undefined> {
  if (!(await appointmentByReference(sql, scope, reference))) return undefined;
  const [row] = await sql`select id from appointment where clinic_id = ${scope.clinic.id} and reference = ${reference}`;
  const copy = row && (await agreedCopy(sql, scope, v.parse(v.object({ id: v.string() }), row).id));
  if (!copy) return undefined;
  const { text, version, hash, locale, at, ...same } = copy;
  return { ...same, at: at.toISOString(), text: { text, version, hash, locale } };
}
