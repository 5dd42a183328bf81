import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import type { Licence, ProfileChange } from './profile.contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const About = v.object({ phone: v.nullable(v.string()), languages: v.array(v.string()) });
const LicenceRow = v.object({ country: v.string(), region: v.nullable(v.string()), number: v.string(), expires: v.nullable(v.string()) });

/** What somebody of the staff has said of themselves; nothing for nobody of this clinic. */
export async function profileOf(sql: Sql, scope: InClinic, staff: string): Promise<ProfileChange | undefined> {
  const [row] = await sql`select phone, languages from staff where clinic_id = ${scope.clinic.id} and id = ${staff}`;
  if (!row) return undefined;
  const rows = await sql`
    select country, region, number, to_char(expires_on, 'YYYY-MM-DD') as expires from staff_licence
    where clinic_id = ${scope.clinic.id} and staff_id = ${staff} order by position`;
  const licences = v.parse(v.array(LicenceRow), [...rows]).map(({ country, region, number, expires }): Licence => ({ country, number, ...(region ? { region } : {}), ...(expires ? { expires } : {}) }));
  return { ...v.parse(About, row), licences };
}

/** Keeps it in place of what was there. `line`: what owners see of the licences; where none were ever given, what the clinic wrote stays. */
export async function putProfile(tx: Tx, scope: InClinic, staff: string, { phone, languages, licences }: ProfileChange, line: string | null): Promise<void> {
  const before = await tx`delete from staff_licence where clinic_id = ${scope.clinic.id} and staff_id = ${staff} returning position`;
  for (const [position, { country, region, number, expires }] of licences.entries())
    await tx`
      insert into staff_licence (clinic_id, staff_id, position, country, region, number, expires_on)
      values (${scope.clinic.id}, ${staff}, ${position}, ${country}, ${region ?? null}, ${number}, ${expires ?? null}::date)`;
  const isGiven = before.length > 0 || licences.length > 0;
  await tx`
    update staff set phone = ${phone}, languages = ${[...languages]}, licence = case when ${isGiven} then ${line}::text else licence end
    where clinic_id = ${scope.clinic.id} and id = ${staff}`;
}

/** Writes anew what owners see of the licences. */
export async function putLicenceLine(tx: Tx, scope: InClinic, staff: string, line: string | null): Promise<void> {
  await tx`update staff set licence = ${line} where clinic_id = ${scope.clinic.id} and id = ${staff}`;
}

/** Keeps a photo in place of the one before, with the path under which it is served; `null` takes it away. */
export async function putPhoto(tx: Tx, scope: InClinic, staff: string, photo: { readonly id: string; readonly bytes: Uint8Array; readonly path: string; readonly at: Date } | null): Promise<void> {
  await tx`delete from staff_photo where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
  if (photo) await tx`insert into staff_photo (clinic_id, id, staff_id, bytes, attested_at) values (${scope.clinic.id}, ${photo.id}, ${staff}, ${photo.bytes}, ${photo.at})`;
  await tx`update staff set photo = ${photo?.path ?? null} where clinic_id = ${scope.clinic.id} and id = ${staff}`;
}

export async function photoById(sql: Sql, scope: InClinic, id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [row] = await sql`select bytes from staff_photo where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && new Uint8Array(v.parse(v.object({ bytes: v.instance(Uint8Array) }), row).bytes);
}
