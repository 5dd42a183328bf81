import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { MyAnimals, MyPets, Recall } from './contract.ts';
import { ImportClients, ImportedClients } from './import.contract.ts';
import { FoundOwners, OwnerSearch } from './search.contract.ts';

interface World {
  readonly guard: Guard;
  readonly myPets: (scope: Scope) => Promise<MyPets>;
  readonly myAnimals: (scope: Scope) => Promise<MyAnimals>;
  readonly chooseRecall: (scope: Scope, pet: string, choice: Recall) => Promise<MyAnimals>;
  readonly importClients: (scope: Scope, lines: ImportClients) => Promise<ImportedClients>;
  readonly findOwners: (scope: Scope, search: OwnerSearch) => Promise<FoundOwners>;
}

/** What owners see of themselves, and whom the staff finds: below a clinic. */
export const peopleRoutes = ({ guard, myPets, myAnimals, chooseRecall, findOwners, importClients }: World) =>
  new Hono<Guarded>()
    // A POST, so that no name or number stands in an address.
    .post(
      '/owners/search',
      guard.may({ who: everyStaff, summary: 'Owners by name, pet, e-mail or phone, to book for them', answers: { 200: FoundOwners }, limit: 'read' }),
      valid('json', OwnerSearch),
      async (c) => c.json(await findOwners(c.var.scope, c.req.valid('json'))),
    )
    .post(
      '/clients/import',
      guard.may({ who: ['manager', 'front-desk'], summary: 'Takes owners and pets over from another program, up to 100 lines at a time', answers: { 200: ImportedClients } }),
      valid('json', ImportClients),
      async (c) => c.json(await importClients(c.var.scope, c.req.valid('json'))),
    )
    .get('/me/pets', guard.may({ who: ['owner'], summary: 'The signed-in owner’s pets', answers: { 200: MyPets } }), async (c) =>
      c.json(await myPets(c.var.scope)),
    )
    .get('/me/animals', guard.may({ who: ['owner'], summary: 'The signed-in owner’s animals, also those of the past', answers: { 200: MyAnimals } }), async (c) =>
      c.json(await myAnimals(c.var.scope)),
    )
    .put(
      '/me/animals/:pet/recall',
      guard.may({ who: ['owner'], summary: 'Whether the owner is asked to come again with this animal', answers: { 200: MyAnimals } }),
      valid('json', Recall),
      async (c) => c.json(await chooseRecall(c.var.scope, c.req.param('pet'), c.req.valid('json'))),
    );
