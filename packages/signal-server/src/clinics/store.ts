import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import type { ClinicRef } from '../shared/scope.ts';
import { Modality } from '../shared/words.contract.ts';
import type { AppointmentType, Hospital } from './contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const ClinicRow = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  zone: v.string(),
  locale: v.string(),
  currency: v.string(),
  country: v.string(),
  phone: v.nullable(v.string()),
  address: v.nullable(v.string()),
  demo: v.boolean(),
});
/** A clinic as it is kept: everything but its people, types and hospitals. */
export type StoredClinic = v.InferOutput<typeof ClinicRow>;

const toClinic = (row: unknown): StoredClinic => v.parse(ClinicRow, row);

export async function clinicBySlug(sql: Sql, slug: string): Promise<StoredClinic | undefined> {
  const [row] = await sql`select id, slug, name, zone, locale, currency, country, phone, address, demo from clinic where slug = ${slug}`;
  return row && toClinic(row);
}

export async function clinicById(sql: Sql, id: string | null): Promise<StoredClinic | undefined> {
  const [row] = await sql`select id, slug, name, zone, locale, currency, country, phone, address, demo from clinic where id = ${id}`;
  return row && toClinic(row);
}

export async function allClinics(sql: Sql): Promise<StoredClinic[]> {
  const rows = await sql`select id, slug, name, zone, locale, currency, country, phone, address, demo from clinic order by created_at, slug`;
  return rows.map(toClinic);
}

export async function hasClinic(sql: Sql): Promise<boolean> {
  return (await sql`select 1 from clinic limit 1`).length > 0;
}

/** Only what later code needs everywhere. */
export const refOf = ({ id, slug, name, zone, locale, currency }: StoredClinic): ClinicRef => ({ id, slug, name, zone, locale, currency });

export interface NewClinic {
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly locale?: string | undefined;
  readonly currency: string;
  readonly country: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly demo?: boolean;
}

/** Nothing when the slug is taken. */
export async function addClinic(tx: Tx, clinic: NewClinic): Promise<StoredClinic | undefined> {
  const [row] = await tx`
    insert into clinic (id, slug, name, zone, locale, currency, country, phone, address, demo)
    values (${newId()}, ${clinic.slug}, ${clinic.name}, ${clinic.zone}, ${clinic.locale ?? 'en'}, ${clinic.currency}, ${clinic.country},
      ${clinic.phone ?? null}, ${clinic.address ?? null}, ${clinic.demo ?? false})
    on conflict (slug) do nothing
    returning id, slug, name, zone, locale, currency, country, phone, address, demo`;
  return row && toClinic(row);
}

/**
 * Removes a clinic and all that belongs to it, its events and audit entries too: the operator's right alone, hence the setting that the
 * append-only tables ask for. What does not hang on the clinic's own row goes first.
 */
export async function removeClinicRows(tx: Tx, scope: InClinic): Promise<void> {
  const id = scope.clinic.id;
  await tx`select set_config('vetkit.removing_clinic', ${id}, true)`;
  await tx`delete from record_version where clinic_id = ${id}`;
  await tx`delete from record where clinic_id = ${id}`;
  await tx`delete from event where clinic_id = ${id}`;
  await tx`delete from clinic where id = ${id}`;
}

/** What a clinic sets as a whole. */
export type SettingsDomain = 'booking' | 'holidays' | 'recordings' | 'records' | 'payments' | 'policy';

const revisionColumn = (sql: Sql, domain: SettingsDomain) => ({ booking: sql`booking_revision`, holidays: sql`holidays_revision`, recordings: sql`recordings_revision`, records: sql`records_revision`, payments: sql`payments_revision`, policy: sql`policy_revision` })[domain];

/** Sets one domain's settings of the clinic, all of them at once. */
export async function setSettings(tx: Tx, scope: InClinic, domain: SettingsDomain, settings: object): Promise<void> {
  const revision = revisionColumn(tx, domain);
  await tx`update clinic set settings = settings || ${tx.json({ [domain]: settings } as Json)}, ${revision} = ${revision} + 1 where id = ${scope.clinic.id}`;
}

/** How often they were saved: their ETag. */
export async function settingsRevision(sql: Sql, scope: InClinic, domain: SettingsDomain): Promise<number> {
  const [row] = await sql`select ${revisionColumn(sql, domain)} as revision from clinic where id = ${scope.clinic.id}`;
  return v.parse(v.object({ revision: v.number() }), row).revision;
}

/** Locks them for a change, and gives their revision. */
export async function lockSettings(tx: Tx, scope: InClinic, domain: SettingsDomain): Promise<number> {
  const [row] = await tx`select ${revisionColumn(tx, domain)} as revision from clinic where id = ${scope.clinic.id} for no key update`;
  return v.parse(v.object({ revision: v.number() }), row).revision;
}

// ---- origins ----

/** `owner`: the clinic's own sites. `staff`: portals that may use staff sessions. */
export type OriginKind = 'owner' | 'staff';

/** Whether it is new. */
export async function addOrigin(tx: Tx, scope: InClinic, origin: string, kind: OriginKind): Promise<boolean> {
  return (await tx`insert into clinic_origin (clinic_id, origin, kind) values (${scope.clinic.id}, ${origin}, ${kind}) on conflict do nothing returning origin`).length > 0;
}

/** Whether it was there. */
export async function removeOrigin(tx: Tx, scope: InClinic, origin: string, kind: OriginKind): Promise<boolean> {
  return (await tx`delete from clinic_origin where clinic_id = ${scope.clinic.id} and origin = ${origin} and kind = ${kind} returning origin`).length > 0;
}

const OriginRow = v.object({ origin: v.string(), kind: v.picklist(['owner', 'staff']) });

/** All that are named for the clinic, by their text. */
export async function originsOf(sql: Sql, scope: InClinic): Promise<v.InferOutput<typeof OriginRow>[]> {
  const rows = await sql`select origin, kind from clinic_origin where clinic_id = ${scope.clinic.id} order by origin`;
  return v.parse(v.array(OriginRow), [...rows]);
}

export async function hasOrigin(sql: Sql, scope: InClinic, origin: string, kind: OriginKind): Promise<boolean> {
  return (await sql`select 1 from clinic_origin where clinic_id = ${scope.clinic.id} and origin = ${origin} and kind = ${kind}`).length > 0;
}

/** Whether pages of this origin may call the server: for one clinic by its slug, or, without, for any. */
export async function isKnownOrigin(sql: Sql, origin: string, slug?: string): Promise<boolean> {
  const rows = await sql`
    select 1 from clinic_origin o join clinic c on c.id = o.clinic_id
    where o.origin = ${origin} and (${slug ?? null}::text is null or c.slug = ${slug ?? null}) limit 1`;
  return rows.length > 0;
}

// ---- what the clinic offers ----

const TypeRow = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  duration_min: v.number(),
  modalities: v.array(Modality),
  role: v.picklist(['vet', 'technician']),
  price_minor: v.number(),
  preparation: v.array(v.string()),
  asks_today: v.boolean(),
});

export interface StoredType extends AppointmentType {
  readonly id: string;
}

const toType = (row: unknown): StoredType => {
  const { duration_min: durationMin, price_minor: priceMinor, asks_today: asksToday, ...rest } = v.parse(TypeRow, row);
  return { durationMin, priceMinor, asksToday, ...rest };
};

/** The kinds of visit, in the order the clinic shows them. */
export async function typesOf(sql: Sql, scope: InClinic): Promise<StoredType[]> {
  const rows = await sql`
    select id, code, name, duration_min, modalities, role, price_minor, preparation, asks_today from appointment_type
    where clinic_id = ${scope.clinic.id} and retired_at is null order by position, name`;
  return rows.map(toType);
}

export async function addType(tx: Tx, scope: InClinic, type: AppointmentType, position: number): Promise<void> {
  await tx`
    insert into appointment_type (clinic_id, id, code, name, duration_min, modalities, role, price_minor, preparation, asks_today, position)
    values (${scope.clinic.id}, ${newId()}, ${type.code}, ${type.name}, ${type.durationMin}, ${type.modalities}, ${type.role}, ${type.priceMinor},
      ${type.preparation}, ${type.asksToday}, ${position})`;
}

/** How often the kinds of visit were saved: their ETag. */
export async function typesRevision(sql: Sql, scope: InClinic): Promise<number> {
  const [row] = await sql`select types_revision from clinic where id = ${scope.clinic.id}`;
  return v.parse(v.object({ types_revision: v.number() }), row).types_revision;
}

/** Locks the list of kinds of visit for a change, and gives its revision and every code that was ever given. */
export async function lockTypes(tx: Tx, scope: InClinic): Promise<{ revision: number; codes: string[] }> {
  const [row] = await tx`select types_revision from clinic where id = ${scope.clinic.id} for no key update`;
  const codes = await tx`select code from appointment_type where clinic_id = ${scope.clinic.id}`;
  return { revision: v.parse(v.object({ types_revision: v.number() }), row).types_revision, codes: codes.map(({ code }) => String(code)) };
}

/** Offers exactly these kinds of visit, in this order. Others stay for the visits that have them. */
export async function saveTypes(tx: Tx, scope: InClinic, types: readonly AppointmentType[], now: Date): Promise<void> {
  await tx`update clinic set types_revision = types_revision + 1 where id = ${scope.clinic.id}`;
  await tx`
    update appointment_type set retired_at = ${now}
    where clinic_id = ${scope.clinic.id} and retired_at is null and not code = any(${types.map(({ code }) => code)})`;
  for (const [position, type] of types.entries()) {
    await tx`
      insert into appointment_type (clinic_id, id, code, name, duration_min, modalities, role, price_minor, preparation, asks_today, position)
      values (${scope.clinic.id}, ${newId()}, ${type.code}, ${type.name}, ${type.durationMin}, ${type.modalities}, ${type.role}, ${type.priceMinor},
        ${type.preparation}, ${type.asksToday}, ${position})
      on conflict (clinic_id, code) do update set name = excluded.name, duration_min = excluded.duration_min, modalities = excluded.modalities,
        role = excluded.role, price_minor = excluded.price_minor, preparation = excluded.preparation, asks_today = excluded.asks_today, position = excluded.position, retired_at = null`;
  }
}

const HospitalRow = v.object({ name: v.string(), phone: v.string(), address: v.string(), hours: v.string(), minutes: v.nullable(v.number()) });

/** Emergency hospitals, nearest first. */
export async function hospitalsOf(sql: Sql, scope: InClinic): Promise<Hospital[]> {
  const rows = await sql`select name, phone, address, hours, minutes from hospital where clinic_id = ${scope.clinic.id} order by minutes nulls last, name`;
  return v.parse(v.array(HospitalRow), [...rows]);
}

export async function addHospital(tx: Tx, scope: InClinic, hospital: Hospital): Promise<void> {
  await tx`
    insert into hospital (clinic_id, id, name, phone, address, hours, minutes)
    values (${scope.clinic.id}, ${newId()}, ${hospital.name}, ${hospital.phone}, ${hospital.address}, ${hospital.hours}, ${hospital.minutes})`;
}
