import { timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { clinicBySlug, refOf } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { MyAnimals, Recall } from '../../people/contract.ts';
import { petById, petOfOwner, setRecall } from '../../people/store.ts';
import { appendAudit, type AuditActor } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notFound, signInNeeded } from '../../shared/problem.ts';
import type { ClinicRef, Scope } from '../../shared/scope.ts';
import { Slug } from '../../shared/words.contract.ts';
import { myAnimals } from '../../views/my-pets.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

const proofOf = (keys: Keys, clinic: string, pet: string): Buffer => keys.hash('recall', `${clinic}:${pet}`).subarray(0, 16);

/** What a mail's link names an animal with: its id and a proof that we made the link. It does one thing only, and never runs out: mails are kept for years. */
export function recallCode(keys: Keys, clinic: string, pet: string): string {
  return Buffer.concat([Buffer.from(pet.replaceAll('-', ''), 'hex'), proofOf(keys, clinic, pet)]).toString('base64url');
}

function petOf(keys: Keys, clinic: string, code: string): string | undefined {
  const bytes = Buffer.from(code, 'base64url');
  if (bytes.length !== 32) return undefined;
  const pet = bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return timingSafeEqual(bytes.subarray(16), proofOf(keys, clinic, pet)) ? pet : undefined;
}

/** The signed-in owner says whether to be asked to come again with one of the own animals. @throws Problem `not-found`. */
export const chooseRecall =
  (world: World) =>
  async (scope: Scope, pet: string, { recall }: Recall): Promise<MyAnimals> => {
    const { caller } = scope;
    if (caller.kind !== 'owner') throw signInNeeded();
    await transaction(world.db, async (tx) => {
      if (!(await petOfOwner(tx, scope, caller.owner, pet))) throw notFound();
      await choose(world, tx, scope, pet, recall, `owner:${caller.owner}`);
    });
    return myAnimals(world.db)(scope);
  };

/** What whoever holds the link of a mail sees: the clinic, the animal's name, and whether its owner is asked to come again. */
export interface RecallChoice {
  readonly clinic: string;
  readonly pet: string;
  readonly deceased: boolean;
  readonly recall: boolean;
}

/** Looks at, and with `recall` changes, what the link of a mail is about. Nothing where the link is not ours, or the animal was erased. */
export const recallByLink =
  (world: World) =>
  async (slug: string, code: string, recall?: boolean): Promise<RecallChoice | undefined> =>
    transaction(world.db, async (tx) => {
      const stored = v.is(Slug, slug) ? await clinicBySlug(tx, slug) : undefined;
      const pet = stored && petOf(world.keys, stored.id, code);
      if (!pet) return undefined;
      const scope = { clinic: refOf(stored) };
      const found = await petById(tx, scope, pet);
      if (found && recall !== undefined) await choose(world, tx, scope, pet, recall, `owner:${found.owner}`);
      const [row] = await tx<{ name: string; deceased: boolean; recall: boolean }[]>`
        select p.name, p.deceased_at is not null as deceased, p.recall_ended_at is null as recall from pet p join owner o on o.clinic_id = p.clinic_id and o.id = p.owner_id
        where p.clinic_id = ${stored.id} and p.id = ${pet} and o.erased_at is null`;
      return row && { clinic: stored.name, pet: row.name, deceased: row.deceased, recall: row.recall };
    });

async function choose({ clock, keys }: World, tx: Tx, scope: { readonly clinic: Pick<ClinicRef, 'id'> }, pet: string, recall: boolean, actor: AuditActor): Promise<void> {
  const at = clock();
  if (!(await setRecall(tx, scope, pet, recall ? null : at))) return;
  await appendAudit(tx, keys, { clinic: scope.clinic.id, at, actor, action: recall ? 'pet.recall-wanted' : 'pet.recall-ended', subject: `pet:${pet}`, content: { recall } });
}
