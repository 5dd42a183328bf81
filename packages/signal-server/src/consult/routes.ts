import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, theOwner, type Scope, type Who } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { AgreeRequest, EndRequest, Joined, JoinRequest, MeasuredRequest, Message, MessageList, PresenceRequest, Room, SayRequest, Timeline } from './contract.ts';
import { CameraRequest } from './camera.contract.ts';

export interface ConsultDeps {
  readonly guard: Guard;
  readonly enter: (scope: Scope, reference: string) => Promise<Room>;
  readonly presence: (scope: Scope, reference: string, request: PresenceRequest) => Promise<void>;
  readonly join: (scope: Scope, reference: string, request: JoinRequest) => Promise<Joined>;
  readonly agree: (scope: Scope, reference: string, request: AgreeRequest) => Promise<Room>;
  readonly measured: (scope: Scope, reference: string, request: MeasuredRequest) => Promise<void>;
  readonly cameraJudged: (scope: Scope, reference: string, request: CameraRequest) => Promise<void>;
  readonly end: (scope: Scope, reference: string, request: EndRequest) => Promise<Room>;
  readonly say: (scope: Scope, reference: string, request: SayRequest) => Promise<Message>;
  readonly messages: (scope: Scope, reference: string) => Promise<MessageList>;
  readonly timeline: (scope: Scope, reference: string) => Promise<Timeline>;
}

const people = [...theOwner, ...everyStaff];
/** A guest is in the call, and reads and writes nothing. */
const everybody: Who[] = [...people, 'guest'];
const fresh = { 'cache-control': 'no-store' };

/** The room of one consult, below `/api/v1/clinics/:clinic`. */
export const consultRoutes = ({ guard, enter, presence, join, agree, measured, cameraJudged, end, say, messages, timeline }: ConsultDeps) =>
  new Hono<Guarded>()
    .get('/consults/:reference', guard.may({ who: everybody, summary: 'The room of a visit', answers: { 200: Room } }), async (c) =>
      c.json(await enter(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/consults/:reference/presence',
      guard.may({ who: everybody, summary: 'Says how near the caller is to the call', answers: { 204: null }, problems: ['visit-cancelled', 'visit-over'], limit: 'signaling' }),
      valid('json', PresenceRequest),
      async (c) => {
        await presence(c.var.scope, c.req.param('reference'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/consults/:reference/join',
      guard.may({
        who: everybody,
        summary: 'A pass for the WebSocket of the call, good for one connection within a minute',
        answers: { 200: Joined },
        problems: ['not-confirmed', 'visit-over', 'visit-cancelled', 'not-video', 'peer-not-yours', 'consent-needed'],
        limit: 'signaling',
      }),
      valid('json', JoinRequest),
      async (c) => c.json(await join(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/consults/:reference/consent',
      guard.may({
        who: theOwner,
        summary: 'The owner agrees (again) to being seen from afar, and says where the animal is',
        answers: { 200: Room },
        problems: ['consent-needed', 'visit-over', 'visit-cancelled'],
        limit: 'signaling',
      }),
      valid('json', AgreeRequest),
      async (c) => c.json(await agree(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/consults/:reference/measured',
      guard.may({
        who: everybody,
        summary: 'Tells for how long the other side was heard and seen',
        answers: { 204: null },
        problems: ['peer-not-yours', 'visit-cancelled', 'visit-over'],
        limit: 'signaling',
      }),
      valid('json', MeasuredRequest),
      async (c) => {
        await measured(c.var.scope, c.req.param('reference'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/consults/:reference/camera',
      guard.may({
        who: people,
        summary: 'Tells what a camera shows, one’s own or the other side’s, when that has changed',
        answers: { 204: null },
        problems: ['peer-not-yours', 'visit-cancelled', 'visit-over'],
        limit: 'signaling',
      }),
      valid('json', CameraRequest),
      async (c) => {
        await cameraJudged(c.var.scope, c.req.param('reference'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/consults/:reference/end',
      guard.may({
        who: everybody,
        summary: 'Hangs up: a live call ends for both sides',
        answers: { 200: Room },
        problems: ['not-confirmed', 'visit-over', 'visit-cancelled'],
        limit: 'signaling',
      }),
      valid('json', EndRequest),
      async (c) => c.json(await end(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .get('/consults/:reference/messages', guard.may({ who: people, summary: 'The messages of a visit, oldest first', answers: { 200: MessageList } }), async (c) =>
      c.json(await messages(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/consults/:reference/messages',
      guard.may({
        who: people,
        summary: 'Sends a message; the same id twice is one message',
        answers: { 201: Message },
        problems: ['messaging-locked', 'visit-over', 'visit-cancelled'],
        limit: 'signaling',
      }),
      valid('json', SayRequest),
      async (c) => c.json(await say(c.var.scope, c.req.param('reference'), c.req.valid('json')), 201, fresh),
    )
    .get('/consults/:reference/timeline', guard.may({ who: everyStaff, summary: 'Everything that happened in a visit, in order', answers: { 200: Timeline } }), async (c) =>
      c.json(await timeline(c.var.scope, c.req.param('reference')), 200, fresh),
    );
