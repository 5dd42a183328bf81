import { clinicById } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { ImportClients, ImportedClients, ImportRow } from '../../people/import.contract.ts';
import { e164 } from '../../people/phone.ts';
import { keepOwner, keepPet, ownerByAddress, petCount, type OwnerAddress } from '../../people/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { happened } from '../happened.ts';

const addressOf = ({ owner: { email, phone } }: ImportRow, country: string): OwnerAddress | undefined => {
  if (email) return { email };
  const mobile = phone ? e164(phone, country) : undefined;
  return mobile ? { mobile } : undefined;
};

/** Takes owners and pets over from another program, some lines at a time: all of the good ones or none. Who is known stays as known. */
export const importClients =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, { rows }: ImportClients): Promise<ImportedClients> =>
    transaction(db, async (tx) => {
      const by = staffIdOf(scope);
      const { country } = (await clinicById(tx, scope.clinic.id))!;
      const done: ImportedClients = { owners: { added: 0, known: 0 }, pets: { added: 0, known: 0 }, refused: [] };
      for (const row of rows) {
        const address = addressOf(row, country);
        if (address) await takeOver(tx, scope, row, address, done);
        else done.refused.push({ line: row.line, code: 'phone-unreadable' });
      }
      const { owners, pets } = done;
      if (owners.added + pets.added > 0) {
        await appendAudit(tx, keys, { clinic: scope.clinic.id, at: clock(), actor: `staff:${by}`, action: 'clients.imported', subject: `staff:${by}`, content: { owners, pets } });
        await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: by }, type: 'clients.imported', data: { owners: owners.added, pets: pets.added } });
      }
      return done;
    });

async function takeOver(tx: Tx, scope: Scope, { owner: told, pet }: ImportRow, address: OwnerAddress, done: ImportedClients): Promise<void> {
  const known = await ownerByAddress(tx, scope, address);
  const owner = known ?? (await keepOwner(tx, scope, { ...address, name: told.name, ...(told.phone ? { phone: told.phone } : {}) }, scope.clinic.locale));
  done.owners[known ? 'known' : 'added'] += 1;
  if (!pet) return;
  const before = await petCount(tx, scope, owner.id);
  await keepPet(tx, scope, owner.id, pet);
  done.pets[(await petCount(tx, scope, owner.id)) > before ? 'added' : 'known'] += 1;
}
