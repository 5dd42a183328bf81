import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import type { Scope, Who } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Site, Sites } from './sites.contract.ts';

interface World {
  readonly guard: Guard;
  readonly readSites: (scope: Scope) => Promise<Sites>;
  readonly addSite: (scope: Scope, site: Site) => Promise<Sites>;
  readonly removeSite: (scope: Scope, site: Site) => Promise<Sites>;
}

const fresh = { 'cache-control': 'no-store' };
const managers: Who[] = ['manager'];

/** Where a clinic's widgets may stand: below the clinic. */
export const siteRoutes = ({ guard, readSites, addSite, removeSite }: World) =>
  new Hono<Guarded>()
    .get('/sites', guard.may({ who: managers, summary: 'The sites that may carry the clinic’s widgets', answers: { 200: Sites }, limit: 'read' }), async (c) => c.json(await readSites(c.var.scope), 200, fresh))
    .post('/sites', guard.may({ who: managers, summary: 'Lets pages of a site carry the clinic’s widgets', answers: { 200: Sites }, limit: 'booking' }), valid('json', Site), async (c) =>
      c.json(await addSite(c.var.scope, c.req.valid('json')), 200, fresh),
    )
    .delete('/sites', guard.may({ who: managers, summary: 'Pages of a site no longer carry them, from their next request on', answers: { 200: Sites }, problems: ['not-found'], limit: 'booking' }), valid('query', Site), async (c) =>
      c.json(await removeSite(c.var.scope, c.req.valid('query')), 200, fresh),
    );
