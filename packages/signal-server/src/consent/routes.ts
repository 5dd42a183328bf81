import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { ConsentText } from './contract.ts';
import { AgreementCopy, ConsentTextQuery, ConsentTexts, SaveConsentText } from './texts.contract.ts';

export interface ConsentDeps {
  readonly guard: Guard;
  readonly consentText: (scope: Scope, locale: string | undefined) => Promise<ConsentText>;
  readonly consentTexts: (scope: Scope) => Promise<ConsentTexts>;
  readonly agreement: (scope: Scope, reference: string) => Promise<AgreementCopy>;
  readonly saveConsentText: (scope: Scope, request: SaveConsentText) => Promise<ConsentText>;
}

const fresh = { 'cache-control': 'no-store' };

/** What owners agree to: below `/api/v1/clinics/:clinic`. */
export const consentRoutes = ({ guard, consentText, consentTexts, agreement, saveConsentText }: ConsentDeps) =>
  new Hono<Guarded>()
    .get(
      '/consent-text',
      guard.may({ who: ['anyone'], summary: 'What owners agree to before a visit from afar, in their language where the clinic has it', answers: { 200: ConsentText }, limit: 'read' }),
      valid('query', ConsentTextQuery),
      async (c) => c.json(await consentText(c.var.scope, c.req.valid('query').locale), 200, fresh),
    )
    .get('/consent-texts', guard.may({ who: ['manager'], summary: 'The texts in all languages', answers: { 200: ConsentTexts } }), async (c) => c.json(await consentTexts(c.var.scope), 200, fresh))
    .get('/appointments/:reference/agreement', guard.may({ who: [...theOwner, ...everyStaff], summary: 'The owner’s copy of what was agreed to for a visit', answers: { 200: AgreementCopy }, limit: 'read' }), async (c) =>
      c.json(await agreement(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .put(
      '/consent-text',
      guard.may({ who: ['manager'], summary: 'Sets the clinic’s own words; who agreed to earlier ones is asked again before going in', answers: { 200: ConsentText } }),
      valid('json', SaveConsentText),
      async (c) => c.json(await saveConsentText(c.var.scope, c.req.valid('json')), 200, fresh),
    );
