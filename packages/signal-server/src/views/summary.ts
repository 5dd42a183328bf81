import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { RecordBody, type Summary } from '../records/contract.ts';

const Row = v.object({
  consult: v.string(),
  reference: v.string(),
  petName: v.string(),
  species: v.string(),
  slug: v.string(),
  clinicName: v.string(),
  phone: v.nullable(v.string()),
  vet: v.string(),
  licence: v.nullable(v.string()),
  visitAt: v.date(),
  completedAt: v.date(),
  body: RecordBody,
});

/** A completed record with whom and when it was about. What of its body the owner reads is for the rules of `records/` to say. */
export interface Published extends Pick<Summary, 'reference' | 'pet' | 'clinic' | 'vet' | 'visitAt' | 'completedAt'> {
  readonly consult: string;
  readonly body: RecordBody;
}

/** The newest published version of a visit's record; nothing before the vet has completed it. */
export async function publishedRecord(sql: Sql, scope: { readonly clinic: { readonly id: string } }, reference: string): Promise<Published | undefined> {
  const [row] = await sql`
    select c.id as consult, c.reference, a.consent->'pet'->>'name' as "petName", a.consent->'pet'->>'species' as species, k.slug, k.name as "clinicName", k.phone, s.name as vet, s.licence,
      coalesce(c.started_at, a.start_at) as "visitAt", r.completed_at as "completedAt", n.body
    from consult c
    join clinic k on k.id = c.clinic_id
    join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
    join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id and r.completed_at is not null
    join staff s on s.clinic_id = r.clinic_id and s.id = r.completed_by
    join lateral (
      -- What was published stands until a later version is published: a draft of an amendment is not for the owner.
      select body from record_version where clinic_id = r.clinic_id and record_id = r.id and kind <> 'draft' order by revision desc limit 1
    ) n on true
    where c.clinic_id = ${scope.clinic.id} and c.reference = ${reference}`;
  if (!row) return undefined;
  const found = v.parse(Row, row);
  return {
    consult: found.consult,
    reference: found.reference,
    pet: { name: found.petName, species: found.species },
    clinic: { slug: found.slug, name: found.clinicName, phone: found.phone },
    vet: { name: found.vet, licence: found.licence },
    visitAt: found.visitAt.toISOString(),
    completedAt: found.completedAt.toISOString(),
    body: found.body,
  };
}
