import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Room } from './contract.ts';
import { HandOver, LateRequest, WorkPlaceRequest } from './lobby.contract.ts';

export interface LobbyDeps {
  readonly guard: Guard;
  readonly runningLate: (scope: Scope, reference: string, request: LateRequest) => Promise<Room>;
  readonly workPlace: (scope: Scope, reference: string, request: WorkPlaceRequest) => Promise<Room>;
  readonly handOver: (scope: Scope, reference: string) => Promise<HandOver>;
}

const closed = ['visit-over', 'visit-cancelled'];
const fresh = { 'cache-control': 'no-store' };

/** What is said in the waiting room of a visit, below `/api/v1/clinics/:clinic`. */
export const lobbyRoutes = ({ guard, runningLate, workPlace, handOver }: LobbyDeps) =>
  new Hono<Guarded>()
    .post(
      '/consults/:reference/late',
      guard.may({ who: [...theOwner, ...everyStaff], summary: 'Says that one’s side runs late; who is not in the waiting room is told by mail or SMS', answers: { 200: Room }, problems: [...closed], limit: 'signaling' }),
      valid('json', LateRequest),
      async (c) => c.json(await runningLate(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/consults/:reference/work-place',
      guard.may({ who: ['vet', 'technician'], summary: 'Says, once a day, that one works in a quiet and private place with nothing else to do', answers: { 200: Room }, problems: [...closed], limit: 'signaling' }),
      valid('json', WorkPlaceRequest),
      async (c) => c.json(await workPlace(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/consults/:reference/hand-over',
      guard.may({ who: theOwner, summary: 'A code that opens this visit on another device of the owner, once, within a few minutes', answers: { 201: HandOver }, problems: [...closed], limit: 'sign-in' }),
      async (c) => c.json(await handOver(c.var.scope, c.req.param('reference')), 201, fresh),
    );
