import { randomBytes, randomInt } from 'node:crypto';
import type { Tx } from '../../database/transaction.ts';
import type { Script, Signature } from '../../records/contract.ts';
import { recordsProblem } from '../../records/problems.ts';
import { packFor } from '../../records/rules/script-packs.ts';
import { scriptClass, scriptFaults } from '../../records/rules/scripts.ts';
import { addScript, countScripts } from '../../records/store.scripts.ts';
import { appendAudit } from '../../shared/audit.ts';
import { after, hours } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { fingerprint, type Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { seal } from '../../shared/seal.ts';
import { audited } from '../../views/audited-scripts.ts';
import type { VisitView } from '../../views/visit.ts';

/** Why scripts of a visit cannot be issued: for each its place in the list and its faults. */
export function faultsOf(scripts: readonly Script[], visit: VisitView, { signed, elsewhere }: Pick<Issuing, 'signed' | 'elsewhere'>) {
  return scripts.flatMap((script, at) => {
    const faults = scriptFaults(script, { place: visit.place, species: visit.pet.species, licence: signed.licence, elsewhere });
    return faults.length ? [{ at, faults }] : [];
  });
}

export interface Issuing {
  readonly visit: VisitView;
  readonly record: string;
  readonly scripts: readonly Script[];
  /** Of the first one, where whoever sent it gave it one. */
  readonly id?: string | undefined;
  readonly prescriber: string;
  readonly signed: Signature;
  /** Whether none of the prescriber's licences is of where the animal is. */
  readonly elsewhere: boolean;
  readonly at: Date;
}

/** Issues scripts by the rules of where the animal is; gives their ids. @throws Problem `scripts-refused` with the faults of each. */
export async function issueScripts(tx: Tx, keys: Keys, scope: Scope, { visit, record, scripts, id: first, prescriber, signed, elsewhere, at }: Issuing): Promise<string[]> {
  const refused = faultsOf(scripts, visit, { signed, elsewhere });
  if (refused.length) throw recordsProblem('scripts-refused', { scripts: refused });
  const ids: string[] = [];
  const before = await countScripts(tx, scope, record);
  for (const [place, content] of scripts.entries()) {
    const id = (place === 0 && first) || newId();
    // 128 bits that nobody guesses, and eight digits that a pharmacy reads off the paper.
    const code = randomBytes(16).toString('base64url');
    const dispensing = randomInt(100_000_000).toString().padStart(8, '0');
    const about = { animal: visit.pet.name, species: visit.pet.species, owner: visit.owner.name, place: visit.place, pack: packFor(visit.place)?.code ?? '', class: scriptClass(content) };
    const expiresAt = after(at, hours(24 * (content.validDays ?? 0)));
    const made = { id, record, nth: before + place, content, about, prescriber, signed, issuedAt: at, expiresAt, codeHash: fingerprint(code) };
    await addScript(tx, scope, { ...made, codeSealed: seal(keys, 'script', JSON.stringify({ code, dispensing }), id) });
    const kept = audited({ ...made, issuedAt: at.toISOString(), expiresAt: expiresAt.toISOString(), codeHash: made.codeHash.toString('hex') });
    await appendAudit(tx, keys, { clinic: scope.clinic.id, at, actor: `staff:${prescriber}`, action: 'script.issued', subject: `script:${id}`, content: kept });
    ids.push(id);
  }
  return ids;
}
