import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Takes the numbers out of an owner's visits, and out of those that are not kept the names and words too. */
export async function eraseFromVisits(tx: Tx, scope: InClinic, owner: string, { kept, name }: { kept: readonly string[]; name: string }): Promise<void> {
  const { id } = scope.clinic;
  await tx`update appointment set consent = (consent - 'sms') || '{"phone": null}' where clinic_id = ${id} and owner_id = ${owner} and consent is not null`;
  await tx`
    update appointment set reason = null, consent = consent || ${tx.json({ name })} || jsonb_build_object('pet', jsonb_build_object('name', ${name}::text, 'species', consent->'pet'->'species'))
    where clinic_id = ${id} and owner_id = ${owner} and id <> all(${[...kept]}) and consent is not null`;
  await tx`delete from appointment_pet x using appointment a where a.clinic_id = ${id} and a.owner_id = ${owner} and a.id <> all(${[...kept]}) and x.clinic_id = a.clinic_id and x.appointment_id = a.id`;
}
