import { clinicBySlug, refOf } from '../../clinics/store.ts';
import { transaction } from '../../database/transaction.ts';
import { recordsProblem } from '../../records/problems.ts';
import type { ScriptStatusAnswer, UseScript } from '../../records/scripts.contract.ts';
import { addScriptEvent, countTry, lockScript, scriptsWhere } from '../../records/store.scripts.ts';
import { appendAudit } from '../../shared/audit.ts';
import { newId } from '../../shared/ids.ts';
import { fingerprint } from '../../shared/keys.ts';
import { notFound, Problem } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import type { Seeing } from '../records/seen.ts';
import { codesOf, stateOf, status } from './look.ts';

// After so many wrong codes nobody marks it any more: the pharmacy calls the clinic.
const mostTries = 5;

/**
 * A pharmacy has filled a script and knows its dispensing code. One filling for each repeat and one more.
 * @throws Problem `not-found`, `script-not-valid`, `dispensing-code-wrong`, `script-locked` after five wrong codes.
 */
export const use = (world: Seeing) => {
  const { db, clock, keys } = world;
  const look = status(world);
  return async (scope: Scope, code: string, { dispensingCode, by }: UseScript): Promise<ScriptStatusAnswer> => {
    const refusal = await transaction(db, async (tx) => {
      const [named] = await scriptsWhere(tx, scope, { codeHash: fingerprint(code) });
      if (!named) throw notFound();
      await lockScript(tx, scope, named.id);
      const [it] = await scriptsWhere(tx, scope, { codeHash: fingerprint(code) });
      const now = clock();
      if (!it || stateOf(it, now).state !== 'valid') return 'script-not-valid' as const;
      if (it.tries >= mostTries) return 'script-locked' as const;
      if (codesOf(keys, it).dispensing !== dispensingCode) {
        await countTry(tx, scope, it.id);
        return 'dispensing-code-wrong' as const;
      }
      const filled = { id: newId(), script: it.id, kind: 'used' as const, at: now, staff: null, words: by };
      await addScriptEvent(tx, scope, filled);
      await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: 'system', action: 'script.used', subject: `script-event:${filled.id}`, content: { ...filled, at: now.toISOString(), replacedBy: null } });
      await happened(tx, { clinic: scope.clinic.id, consult: it.consult, actor: { kind: 'system' }, type: 'script.used', data: { script: it.id } });
      return undefined;
    });
    // Outside of the transaction: a wrong code that is counted must stay counted.
    if (refusal) throw recordsProblem(refusal);
    return look(scope, code);
  };
};

/** The same for a page that knows no scope: `done`, why not, or nothing where clinic or script do not exist. */
export const publicUse = (world: Seeing) => {
  const fill = use(world);
  return async (slug: string, code: string, filled: UseScript): Promise<string | undefined> => {
    const clinic = await clinicBySlug(world.db.sql, slug);
    if (!clinic) return undefined;
    return fill({ clinic: refOf(clinic), caller: { kind: 'nobody' } }, code, filled).then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof Problem) return error.code === 'not-found' ? undefined : error.code;
        throw error;
      },
    );
  };
};
