import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import type { Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { ConsentText, SaveConsentText } from './contract.ts';

export interface ConsentDeps {
  readonly guard: Guard;
  readonly consentText: (scope: Scope) => Promise<ConsentText>;
  readonly saveConsentText: (scope: Scope, request: SaveConsentText) => Promise<ConsentText>;
}

const fresh = { 'cache-control': 'no-store' };

/** What owners agree to: below `/api/v1/clinics/:clinic`. */
export const consentRoutes = ({ guard, consentText, saveConsentText }: ConsentDeps) =>
  new Hono<Guarded>()
    .get('/consent-text', guard.may({ who: ['anyone'], summary: 'What owners agree to before a visit from afar', answers: { 200: ConsentText }, limit: 'read' }), async (c) =>
      c.json(await consentText(c.var.scope), 200, fresh),
    )
    .put(
      '/consent-text',
      guard.may({ who: ['manager'], summary: 'Sets the clinic’s own words; who agreed to earlier ones is asked again before going in', answers: { 200: ConsentText } }),
      valid('json', SaveConsentText),
      async (c) => c.json(await saveConsentText(c.var.scope, c.req.valid('json')), 200, fresh),
    );
