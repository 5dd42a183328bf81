import * as v from 'valibot';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { recordsProblem } from '../../records/problems.ts';
import type { IssuedScripts, IssueScript, VoidScript } from '../../records/scripts.contract.ts';
import { canonical } from '../../records/rules.ts';
import { scriptsWhere, scriptRecord, addScriptEvent, lockScript } from '../../records/store.scripts.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { Id } from '../../shared/words.contract.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { prescriberOf } from '../../views/names.ts';
import { happened } from '../happened.ts';
import { openRecord, type Opened } from '../records/change.ts';
import { issueScripts } from './issue.ts';
import { issuedOf } from './look.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/** Opens the completed record of a visit for its scripts. @throws Problem `record-not-completed`, `not-yours`, `not-allowed`. */
async function openScripts(tx: Tx, scope: Scope, reference: string): Promise<Opened> {
  const opened = await openRecord(tx, scope, reference);
  if (opened.writer.role === 'technician') throw notAllowed();
  if (opened.record.state === 'draft') throw recordsProblem('record-not-completed');
  return opened;
}

/** Ends a script for good. @throws Problem `not-found`, `script-ended` when it was ended before. */
async function endScript(tx: Tx, { keys, clock }: World, scope: Scope, { visit, writer }: Opened, it: { script: string; kind: 'void' | 'replaced'; reason: string; replacedBy?: string }): Promise<void> {
  if (!v.is(Id, it.script)) throw notFound();
  await lockScript(tx, scope, it.script);
  const found = (await scriptsWhere(tx, scope, { consult: visit.consult })).find(({ id }) => id === it.script);
  if (!found) throw notFound();
  if (found.happened.some(({ kind }) => kind !== 'used')) throw recordsProblem('script-ended');
  const at = clock();
  const ending = { id: newId(), script: it.script, kind: it.kind, at, staff: writer.staff, words: it.reason, ...(it.replacedBy ? { replacedBy: it.replacedBy } : {}) };
  await addScriptEvent(tx, scope, ending);
  await appendAudit(tx, keys, { clinic: scope.clinic.id, at, actor: `staff:${writer.staff}`, action: `script.${it.kind}`, subject: `script-event:${ending.id}`, content: { ...ending, at: at.toISOString(), replacedBy: it.replacedBy ?? null } });
  await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: writer.staff }, type: 'script.ended', data: { script: it.script, as: it.kind } });
}

/** Voids a script: whoever looks at its status sees that it no longer counts. */
export const voidScript =
  (world: World) =>
  async (scope: Scope, reference: string, script: string, { reason }: VoidScript): Promise<IssuedScripts> =>
    transaction(world.db, async (tx) => {
      const opened = await openScripts(tx, scope, reference);
      await endScript(tx, world, scope, opened, { script, kind: 'void', reason });
      return issuedOf(tx, world, scope, opened.visit.consult);
    });

/** Whether a script with that id was issued before by the same request. @throws Problem `script-issued` when it was another one. */
async function wasIssued(tx: Tx, scope: Scope, { visit, record }: Opened, { id, script, replaces }: IssueScript & { id: string }): Promise<boolean> {
  const known = await scriptRecord(tx, scope, id);
  if (known === undefined) return false;
  const all = await scriptsWhere(tx, scope, { consult: visit.consult });
  const same = known === record.id && canonical(all.find((one) => one.id === id)?.content) === canonical(script);
  const ended = all.find(({ happened: events }) => events.some(({ replacedBy }) => replacedBy === id));
  if (!same || ended?.id !== replaces?.script) throw recordsProblem('script-issued');
  return true;
}

/** Issues a script after the record was completed, alone or in the place of another one. Sending it again is harmless where it has an id. @throws Problem `scripts-refused`, `script-issued`. */
export const addScripts =
  (world: World) =>
  async (scope: Scope, reference: string, sent: IssueScript): Promise<IssuedScripts> =>
    transaction(world.db, async (tx) => {
      const opened = await openScripts(tx, scope, reference);
      const { visit, record, writer } = opened;
      const { script, replaces } = sent;
      // As the database writes it: the audit chain names it by this.
      const own = sent.id?.toLowerCase();
      if (own && (await wasIssued(tx, scope, opened, { ...sent, id: own }))) return issuedOf(tx, world, scope, visit.consult);
      const { signed, elsewhere } = await prescriberOf(tx, scope, writer.staff, { at: world.clock(), place: visit.place });
      const [id] = await issueScripts(tx, world.keys, scope, { visit, record: record.id, scripts: [script], id: own, prescriber: writer.staff, signed, elsewhere, at: world.clock() });
      if (replaces && id) await endScript(tx, world, scope, opened, { script: replaces.script, kind: 'replaced', reason: replaces.reason, replacedBy: id });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: writer.staff }, type: 'script.issued', data: { script: id ?? '', ...(replaces ? { replaces: replaces.script } : {}) } });
      return issuedOf(tx, world, scope, visit.consult);
    });
