import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { atDesk, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { EraseOwner, ErasurePlan, OwnerFile } from './erasure.contract.ts';

interface World {
  readonly guard: Guard;
  readonly myFile: (scope: Scope) => Promise<OwnerFile>;
  readonly ownerFile: (scope: Scope, owner: string) => Promise<OwnerFile>;
  readonly erasurePlan: (scope: Scope, owner: string) => Promise<ErasurePlan>;
  readonly eraseOwner: (scope: Scope, owner: string, request: EraseOwner) => Promise<ErasurePlan>;
}

const unkept = { 'cache-control': 'no-store' };
const took = { ...unkept, 'content-disposition': 'attachment; filename="owner.json"' };

/** What is kept of an owner, to take away, and how it is erased: below a clinic. */
export const erasureRoutes = ({ guard, myFile, ownerFile, erasurePlan, eraseOwner }: World) =>
  new Hono<Guarded>()
    .get('/me/file', guard.may({ who: ['owner'], summary: 'Everything the clinic keeps of the signed-in owner', answers: { 200: OwnerFile }, limit: 'read' }), async (c) => c.json(await myFile(c.var.scope), 200, took))
    .get('/owners/:owner/file', guard.may({ who: atDesk, summary: 'Everything the clinic keeps of an owner, for whoever asks for it at the desk', answers: { 200: OwnerFile }, limit: 'read' }), async (c) =>
      c.json(await ownerFile(c.var.scope, c.req.param('owner')), 200, took),
    )
    .get('/owners/:owner/erasure', guard.may({ who: atDesk, summary: 'What goes and what stays when an owner is erased, with the reason and the date', answers: { 200: ErasurePlan } }), async (c) =>
      c.json(await erasurePlan(c.var.scope, c.req.param('owner')), 200, unkept),
    )
    .post(
      '/owners/:owner/erasure',
      guard.may({ who: atDesk, summary: 'Erases an owner for good; what the law wants kept stays until its date', answers: { 200: ErasurePlan }, problems: ['visits-ahead', 'records-open', 'already-erased', 'name-differs'], limit: 'read' }),
      valid('json', EraseOwner),
      async (c) => c.json(await eraseOwner(c.var.scope, c.req.param('owner'), c.req.valid('json')), 200, unkept),
    );
