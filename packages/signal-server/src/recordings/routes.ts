import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { etagOf, revisionOf } from '../shared/etag.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { notFound } from '../shared/problem.ts';
import { everyStaff, theOwner, type Scope, type Who } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { Id } from '../shared/words.contract.ts';
import { AnswerRecording, AskToRecord, MoveRecording, Recording, RecordingLink, RecordingList, RecordingSettings, RecordingSheet } from './contract.ts';
import { recordingsProblem } from './problems.ts';

export interface RecordingsDeps {
  readonly guard: Guard;
  readonly list: (scope: Scope, reference: string) => Promise<RecordingList>;
  readonly ask: (scope: Scope, reference: string, request: AskToRecord) => Promise<Recording>;
  readonly answer: (scope: Scope, reference: string, recording: string, request: AnswerRecording) => Promise<Recording>;
  readonly steer: (scope: Scope, reference: string, recording: string, request: MoveRecording) => Promise<Recording>;
  readonly open: (scope: Scope, reference: string, recording: string) => Promise<RecordingLink>;
  readonly remove: (scope: Scope, reference: string, recording: string) => Promise<void>;
  readonly rules: {
    read(scope: Scope): Promise<RecordingSheet>;
    save(scope: Scope, change: { settings: RecordingSettings; revision: number }): Promise<RecordingSheet>;
  };
}

const people = [...theOwner, ...everyStaff];
/** Whoever may be recorded is asked. */
const everybody: Who[] = [...people, 'guest'];
const fresh = { 'cache-control': 'no-store' };
const all = '/consults/:reference/recordings';
const closed = ['visit-over', 'visit-cancelled'];
const idOf = (c: Context): string => {
  const id = c.req.param('recording');
  if (!v.is(Id, id)) throw notFound();
  return id;
};
const tagged = ({ revision }: { revision: number }) => ({ etag: etagOf(revision), ...fresh });

/** Recordings of a visit, below `/api/v1/clinics/:clinic`. The server is the judge: nothing records before everybody in the call has agreed. */
export const recordingsRoutes = ({ guard, list, ask, answer, steer, open, remove, rules }: RecordingsDeps) =>
  new Hono<Guarded>()
    .get(all, guard.may({ who: everybody, summary: 'The recordings of a visit: who was asked, what they said, how far each is', answers: { 200: RecordingList } }), async (c) =>
      c.json(await list(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      all,
      guard.may({ who: everyStaff, summary: 'Asks everybody in the call whether it may be recorded', answers: { 201: Recording }, problems: ['not-in-call', 'recording-open', ...closed], limit: 'signaling' }),
      valid('json', AskToRecord),
      async (c) => c.json(await ask(c.var.scope, c.req.param('reference'), c.req.valid('json')), 201, fresh),
    )
    .post(
      `${all}/:recording/answer`,
      guard.may({ who: everybody, summary: 'Agrees to be recorded, or does not (any more): a no ends it', answers: { 200: Recording }, problems: ['not-in-call', 'recording-closed'], limit: 'signaling' }),
      valid('json', AnswerRecording),
      async (c) => c.json(await answer(c.var.scope, c.req.param('reference'), idOf(c), c.req.valid('json')), 200, fresh),
    )
    .post(
      `${all}/:recording/state`,
      guard.may({ who: everybody, summary: 'Pauses a recording, goes on with it, stops it', answers: { 200: Recording }, problems: ['not-in-call', 'recording-closed', 'recording-not-yours'], limit: 'signaling' }),
      valid('json', MoveRecording),
      async (c) => c.json(await steer(c.var.scope, c.req.param('reference'), idOf(c), c.req.valid('json')), 200, fresh),
    )
    .post(
      `${all}/:recording/link`,
      guard.may({ who: people, summary: 'A link to watch or save a recording, for ten minutes', answers: { 200: RecordingLink }, problems: ['recording-not-ready', 'recording-private'], limit: 'signaling' }),
      async (c) => c.json(await open(c.var.scope, c.req.param('reference'), idOf(c)), 200, fresh),
    )
    .delete(
      `${all}/:recording`,
      guard.may({ who: ['manager'], summary: 'Removes a recording before its time', answers: { 204: null }, problems: ['recording-not-ready'] }),
      async (c) => {
        await remove(c.var.scope, c.req.param('reference'), idOf(c));
        return c.body(null, 204);
      },
    )
    .get('/recording-settings', guard.may({ who: everyStaff, summary: 'How long recordings are kept, and whether owners see theirs', answers: { 200: RecordingSheet } }), async (c) => {
      const sheet = await rules.read(c.var.scope);
      return c.json(sheet, 200, tagged(sheet));
    })
    .put(
      '/recording-settings',
      guard.may({ who: ['manager'], summary: 'Saves how recordings are dealt with (If-Match: their ETag); for those made from now on', answers: { 200: RecordingSheet }, problems: ['revision-needed', 'revision-stale'] }),
      valid('json', RecordingSettings),
      async (c) => {
        const revision = revisionOf(c.req.header('if-match'));
        if (revision === undefined) throw recordingsProblem('revision-needed');
        const sheet = await rules.save(c.var.scope, { settings: c.req.valid('json'), revision });
        return c.json(sheet, 200, tagged(sheet));
      },
    );
