import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import { StaffRole } from '../shared/words.contract.ts';
import type { Contact, Pet } from './contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** How an address of e-mail is kept and compared. */
export const sameEmail = (email: string): string => email.trim().toLowerCase();

// ---- staff ----

const StaffRow = v.object({
  clinic_id: v.string(),
  id: v.string(),
  email: v.string(),
  name: v.string(),
  role: StaffRole,
  licence: v.nullable(v.string()),
  photo: v.nullable(v.string()),
  ended_at: v.nullable(v.date()),
});

export interface StaffMember {
  readonly clinic: string;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly licence: string | null;
  readonly photo: string | null;
  /** When the work at this clinic ended or will end. */
  readonly endedAt: Date | null;
}

const toStaff = (row: unknown): StaffMember => {
  const { clinic_id: clinic, ended_at: endedAt, ...rest } = v.parse(StaffRow, row);
  return { clinic, endedAt, ...rest };
};

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly licence?: string | undefined;
}

export async function addStaff(tx: Tx, scope: InClinic, staff: NewStaff): Promise<StaffMember> {
  const [row] = await tx`
    insert into staff (clinic_id, id, email, name, role, licence)
    values (${scope.clinic.id}, ${newId()}, ${sameEmail(staff.email)}, ${staff.name}, ${staff.role}, ${staff.licence ?? null})
    returning clinic_id, id, email, name, role, licence, photo, ended_at`;
  return toStaff(row);
}

export async function staffById(sql: Sql, scope: InClinic, id: string): Promise<StaffMember | undefined> {
  const [row] = await sql`
    select clinic_id, id, email, name, role, licence, photo, ended_at from staff
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && toStaff(row);
}

/** Everybody who works at the clinic now, vets first, then by name. */
export async function staffOf(sql: Sql, scope: InClinic, now: Date): Promise<StaffMember[]> {
  const rows = await sql`
    select clinic_id, id, email, name, role, licence, photo, ended_at from staff
    where clinic_id = ${scope.clinic.id} and (ended_at is null or ended_at > ${now})
    order by array_position(array['vet', 'technician', 'front-desk', 'manager'], role), created_at, name`;
  return rows.map(toStaff);
}

/** One person's places of work: every clinic where this address works now. */
export async function workplaces(sql: Sql, email: string, now: Date): Promise<StaffMember[]> {
  const rows = await sql`
    select s.clinic_id, s.id, s.email, s.name, s.role, s.licence, s.photo, s.ended_at from staff s join clinic c on c.id = s.clinic_id
    where s.email = ${sameEmail(email)} and (s.ended_at is null or s.ended_at > ${now}) order by c.name, c.id`;
  return rows.map(toStaff);
}

/** Whoever works or has worked at the clinic under this address. Locked: of two who add them at once one waits. */
export async function staffByEmail(tx: Tx, scope: InClinic, email: string): Promise<StaffMember | undefined> {
  const [row] = await tx`
    select clinic_id, id, email, name, role, licence, photo, ended_at from staff
    where clinic_id = ${scope.clinic.id} and email = ${sameEmail(email)} for update`;
  return row && toStaff(row);
}

/** Whoever had left works here again, as what they are now. */
export async function takeBack(tx: Tx, scope: InClinic, id: string, { name, role, licence }: NewStaff): Promise<StaffMember> {
  const [row] = await tx`
    update staff set name = ${name}, role = ${role}, licence = coalesce(${licence ?? null}, licence), ended_at = null
    where clinic_id = ${scope.clinic.id} and id = ${id}
    returning clinic_id, id, email, name, role, licence, photo, ended_at`;
  return toStaff(row);
}

/** Another role from now on; a licence only where one is told. */
export async function setRole(tx: Tx, scope: InClinic, id: string, role: StaffRole, licence?: string): Promise<StaffMember> {
  const [row] = await tx`
    update staff set role = ${role}, licence = coalesce(${licence ?? null}, licence) where clinic_id = ${scope.clinic.id} and id = ${id}
    returning clinic_id, id, email, name, role, licence, photo, ended_at`;
  return toStaff(row);
}

/** The ids of the clinic's managers whose work has no end. Locked, always in the same order, so that whoever changes one after another sees what is left. */
export async function lockManagers(tx: Tx, scope: InClinic): Promise<string[]> {
  const rows = await tx`select id from staff where clinic_id = ${scope.clinic.id} and role = 'manager' and ended_at is null order by id for update`;
  return v.parse(v.array(v.object({ id: v.string() })), [...rows]).map(({ id }) => id);
}

/** Sets the day on which the work here ends; `null` takes it back. */
export async function endWork(tx: Tx, scope: InClinic, id: string, at: Date | null): Promise<void> {
  await tx`update staff set ended_at = ${at} where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

// ---- owners and their pets ----

const OwnerRow = v.object({
  id: v.string(),
  /** Whoever has none is known by `mobile`. */
  email: v.nullable(v.string()),
  /** In the form +14165550162; set only where there is no e-mail. */
  mobile: v.nullable(v.string()),
  name: v.string(),
  phone: v.nullable(v.string()),
  locale: v.string(),
});
export type Owner = v.InferOutput<typeof OwnerRow>;

const toOwner = (row: unknown): Owner => v.parse(OwnerRow, row);

/** What an owner is known and found by. `mobile` in the form +14165550162. */
export type OwnerAddress = { readonly email: string } | { readonly mobile: string };

const parts = (address: OwnerAddress) => ('email' in address ? { email: sameEmail(address.email), mobile: null } : { email: null, mobile: address.mobile });

/**
 * The owner of this address, made when new. An unproven booking never changes what is known of somebody: name and phone as told for one
 * visit are kept with that visit.
 */
export async function keepOwner(tx: Tx, scope: InClinic, contact: OwnerAddress & Pick<Contact, 'name' | 'phone'>, locale?: string): Promise<Owner> {
  const { email, mobile } = parts(contact);
  await tx`
    insert into owner (clinic_id, id, email, mobile, name, phone, locale)
    values (${scope.clinic.id}, ${newId()}, ${email}, ${mobile}, ${contact.name}, ${contact.phone ?? null}, ${locale ?? 'en'})
    on conflict do nothing`;
  return (await ownerByAddress(tx, scope, contact))!;
}

export async function ownerById(sql: Sql, scope: InClinic, id: string): Promise<Owner | undefined> {
  const [row] = await sql`select id, email, mobile, name, phone, locale from owner where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && toOwner(row);
}

/** Who is known by this address. A mobile number finds only owners who have no e-mail: of others it is not known to be theirs. */
export async function ownerByAddress(sql: Sql, scope: InClinic, address: OwnerAddress): Promise<Owner | undefined> {
  const { email, mobile } = parts(address);
  const [row] = await sql`select id, email, mobile, name, phone, locale from owner where clinic_id = ${scope.clinic.id} and (email = ${email} or mobile = ${mobile})`;
  return row && toOwner(row);
}

const PetRow = v.object({
  id: v.string(),
  owner_id: v.string(),
  name: v.string(),
  species: v.string(),
  breed: v.nullable(v.string()),
  age: v.nullable(v.string()),
  sex: v.nullable(v.picklist(['female', 'male', 'unknown'])),
  reproductive_status: v.nullable(v.picklist(['intact', 'neutered', 'unknown'])),
  weight_kg: v.nullable(v.pipe(v.string(), v.transform(Number))),
  microchip: v.nullable(v.string()),
});

export interface StoredPet extends Pet {
  readonly id: string;
  readonly owner: string;
}

/** Members that are not known are left out, as in the contract. */
const toPet = (row: unknown): StoredPet => {
  const { id, owner_id: owner, name, species, breed, age, sex, reproductive_status: reproductiveStatus, weight_kg: weightKg, microchip } = v.parse(PetRow, row);
  return {
    id,
    owner,
    name,
    species,
    ...(breed !== null ? { breed } : {}),
    ...(age !== null ? { age } : {}),
    ...(sex ? { sex } : {}),
    ...(reproductiveStatus ? { reproductiveStatus } : {}),
    ...(weightKg !== null ? { weightKg } : {}),
    ...(microchip !== null ? { microchip } : {}),
  };
};

/** A pet of this owner; nothing for anybody else's. */
export async function petOfOwner(sql: Sql, scope: InClinic, owner: string, id: string): Promise<StoredPet | undefined> {
  const found = await petById(sql, scope, id);
  return found?.owner === owner ? found : undefined;
}

/** The owner's pet of this name and species, made when new. What is known of it already stays as it is. */
export async function keepPet(tx: Tx, scope: InClinic, owner: string, pet: Pet): Promise<StoredPet> {
  const [known] = await tx`
    select id, owner_id, name, species, breed, age, sex, reproductive_status, weight_kg, microchip from pet
    where clinic_id = ${scope.clinic.id} and owner_id = ${owner} and lower(name) = lower(${pet.name}) and lower(species) = lower(${pet.species}) and deceased_at is null
    order by created_at, id limit 1`;
  if (known) return toPet(known);
  const [made] = await tx`
    insert into pet (clinic_id, id, owner_id, name, species, breed, age, sex, reproductive_status, weight_kg, microchip)
    values (${scope.clinic.id}, ${newId()}, ${owner}, ${pet.name}, ${pet.species}, ${pet.breed ?? null}, ${pet.age ?? null}, ${pet.sex ?? null},
      ${pet.reproductiveStatus ?? null}, ${pet.weightKg ?? null}, ${pet.microchip ?? null})
    returning id, owner_id, name, species, breed, age, sex, reproductive_status, weight_kg, microchip`;
  return toPet(made);
}

export async function petById(sql: Sql, scope: InClinic, id: string): Promise<StoredPet | undefined> {
  const [row] = await sql`
    select id, owner_id, name, species, breed, age, sex, reproductive_status, weight_kg, microchip from pet
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && toPet(row);
}

/** Whether an animal has died, and who said so. False when it was known. */
export async function setDeceased(tx: Tx, scope: InClinic, pet: string, said: { readonly at: Date; readonly by: string } | null): Promise<boolean> {
  const rows = await tx`
    update pet set deceased_at = ${said?.at ?? null}, deceased_by = ${said?.by ?? null}
    where clinic_id = ${scope.clinic.id} and id = ${pet} and (deceased_at is null) = ${said !== null} returning id`;
  return rows.length > 0;
}

/** The owner wants to be asked to come again with an animal, or no more. Whether that is a change. */
export async function setRecall(tx: Tx, scope: InClinic, pet: string, endedAt: Date | null): Promise<boolean> {
  const rows = await tx`
    update pet set recall_ended_at = ${endedAt}
    where clinic_id = ${scope.clinic.id} and id = ${pet} and (recall_ended_at is null) = ${endedAt !== null} returning id`;
  return rows.length > 0;
}

/** How many animals of an owner are in the clinic's file. */
export async function petCount(sql: Sql, scope: InClinic, owner: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from pet where clinic_id = ${scope.clinic.id} and owner_id = ${owner}`;
  return row?.n ?? 0;
}
