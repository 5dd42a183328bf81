import { Hono } from 'hono';
import { valid } from '../shared/valid.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { clinical, theOwner, type Scope } from '../shared/scope.ts';
import { IssuedScripts, IssueScript, ScriptStatusAnswer, UseScript, VoidScript } from './scripts.contract.ts';

export interface ScriptsDeps {
  readonly guard: Guard;
  readonly scripts: (scope: Scope, reference: string) => Promise<IssuedScripts>;
  readonly addScripts: (scope: Scope, reference: string, script: IssueScript) => Promise<IssuedScripts>;
  readonly voidScript: (scope: Scope, reference: string, script: string, why: VoidScript) => Promise<IssuedScripts>;
  readonly status: (scope: Scope, code: string) => Promise<ScriptStatusAnswer>;
  readonly use: (scope: Scope, code: string, filled: UseScript) => Promise<ScriptStatusAnswer>;
}

const unkept = { 'cache-control': 'no-store' };

/** Issued scripts of one clinic, below `/api/v1/clinics/:clinic`. Whoever holds the code of a script sees its status, and no more. */
export const scriptsRoutes = ({ guard, scripts, addScripts, voidScript, status, use }: ScriptsDeps) =>
  new Hono<Guarded>()
    .get(
      '/records/:reference/scripts',
      guard.may({ who: [...theOwner, ...clinical], summary: 'The issued scripts of a visit, with their codes and how they stand', answers: { 200: IssuedScripts } }),
      async (c) => c.json(await scripts(c.var.scope, c.req.param('reference')), 200, unkept),
    )
    .post(
      '/records/:reference/scripts',
      guard.may({
        who: ['vet'],
        summary: 'Issues a script after the record was completed, alone or in the place of another one',
        answers: { 200: IssuedScripts },
        problems: ['record-not-completed', 'scripts-refused', 'script-issued', 'script-ended', 'not-yours'],
      }),
      valid('json', IssueScript),
      async (c) => c.json(await addScripts(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, unkept),
    )
    .post(
      '/records/:reference/scripts/:script/void',
      guard.may({ who: ['vet'], summary: 'Voids an issued script', answers: { 200: IssuedScripts }, problems: ['record-not-completed', 'script-ended', 'not-yours'] }),
      valid('json', VoidScript),
      async (c) => c.json(await voidScript(c.var.scope, c.req.param('reference'), c.req.param('script'), c.req.valid('json')), 200, unkept),
    )
    .get(
      '/scripts/:code',
      guard.may({ who: ['anyone'], summary: 'Whether a script still counts, for whoever holds it', answers: { 200: ScriptStatusAnswer }, problems: ['not-found'] }),
      async (c) => c.json(await status(c.var.scope, c.req.param('code')), 200, unkept),
    )
    .post(
      '/scripts/:code/used',
      guard.may({
        who: ['anyone'],
        summary: 'A pharmacy has filled a script (its dispensing code stands on it)',
        answers: { 200: ScriptStatusAnswer },
        problems: ['not-found', 'script-not-valid', 'dispensing-code-wrong', 'script-locked'],
      }),
      valid('json', UseScript),
      async (c) => c.json(await use(c.var.scope, c.req.param('code'), c.req.valid('json')), 200, unkept),
    );
