import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import type { Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { AuditPage, AuditSearch, AuditVerdict } from './contract.ts';

interface World {
  readonly guard: Guard;
  readonly auditPage: (scope: Scope, search: AuditSearch) => Promise<AuditPage>;
  readonly auditVerify: (scope: Scope) => Promise<AuditVerdict>;
  /** The whole chain, one entry in JSON a line. */
  readonly auditLines: (scope: Scope) => AsyncGenerator<string>;
}

const lines = 'application/jsonl';
const unkept = { 'cache-control': 'no-store' };

/** Who read and wrote what, for the managers of a clinic. */
export const auditRoutes = ({ guard, auditPage, auditVerify, auditLines }: World) =>
  new Hono<Guarded>()
    .get('/audit', guard.may({ who: ['manager'], summary: 'Who read and wrote what, the newest first', answers: { 200: AuditPage } }), valid('query', AuditSearch), async (c) =>
      c.json(await auditPage(c.var.scope, c.req.valid('query')), 200, unkept),
    )
    .post('/audit/checks', guard.may({ who: ['manager'], summary: 'Verifies the chain, its anchors and every kept record', answers: { 200: AuditVerdict }, limit: 'read' }), async (c) =>
      c.json(await auditVerify(c.var.scope), 200, unkept),
    )
    .get('/audit/file', guard.may({ who: ['manager'], summary: 'The whole audit chain with its anchors, one entry in JSON a line; the last line counts them', answers: { 200: lines }, limit: 'read' }), (c) => {
      const written = auditLines(c.var.scope);
      const encoder = new TextEncoder();
      const stream = new ReadableStream<Uint8Array>({
        async pull(out) {
          const { done, value } = await written.next();
          if (done) out.close();
          else out.enqueue(encoder.encode(value));
        },
        cancel: async () => void (await written.return(undefined)),
      });
      return c.body(stream, 200, { ...unkept, 'content-type': lines, 'content-disposition': 'attachment; filename="audit.jsonl"' });
    });
