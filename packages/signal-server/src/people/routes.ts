import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import type { Scope } from '../shared/scope.ts';
import { MyPets } from './contract.ts';

/** What owners see of themselves: below a clinic. */
export const peopleRoutes = ({ guard, myPets }: { readonly guard: Guard; readonly myPets: (scope: Scope) => Promise<MyPets> }) =>
  new Hono<Guarded>().get('/me/pets', guard.may({ who: ['owner'], summary: 'The signed-in owner’s pets', answers: { 200: MyPets } }), async (c) =>
    c.json(await myPets(c.var.scope)),
  );
