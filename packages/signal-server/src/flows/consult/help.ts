import * as v from 'valibot';
import type { AnswerHelpRequest, ConsultBar, HelpRequests, OwnerHelp } from '../../consult/bar.contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { deskHasMs, whyNoHelp } from '../../consult/rules/help.ts';
import { addMessage, lockConsult } from '../../consult/store.ts';
import { addHelpCall, type HelpCall, helpCalls, setAnswered, setHandled, setTried } from '../../consult/store.help.ts';
import { enqueue, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { after, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { badRequest } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { isDeskThere, openHelp } from '../../views/help.ts';
import { messagesOf } from '../../views/messages.ts';
import { visitByReference, type VisitView } from '../../views/visit.ts';
import { happened } from '../happened.ts';
import { bar, type BarWorld } from './bar.ts';
import { type Person, personOfVisit } from './people.ts';

export const tryOwnerJob = 'try-owner';
const Payload = v.object({ clinic: v.string(), consult: v.string(), help: v.string() });

/**
 * Calls for the desk's help. With nobody at the desk the server itself writes to the owner at once; with somebody there who does not answer
 * it does so two minutes later. Asking while a call for help is open changes nothing.
 * @throws Problem `help-too-early`, `not-confirmed`, `visit-over`, `visit-cancelled`.
 */
export const getHelp =
  (world: BarWorld) =>
  async (scope: Scope, reference: string): Promise<ConsultBar> => {
    const { db, clock } = world;
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    await transaction(db, async (tx) => {
      await lockConsult(tx, scope, visit.consult);
      const now = clock();
      const refusal = whyNoHelp((await visitByReference(tx, scope, reference))!, now);
      if (refusal) throw consultProblem(refusal);
      const open = (await helpCalls(tx, scope, visit.consult)).some(({ handledAt }) => !handledAt);
      if (open) return;
      const online = await isDeskThere(tx, scope, { except: me.person, now });
      const id = newId();
      await addHelpCall(tx, scope, { id, consult: visit.consult, by: me.person, at: now, online });
      if (online) await enqueue(tx, { clinic: scope.clinic.id, kind: tryOwnerJob, payload: { clinic: scope.clinic.id, consult: visit.consult, help: id }, runAt: after(now, deskHasMs) });
      const about = { clinic: scope.clinic.id, consult: visit.consult };
      await happened(tx, { ...about, actor: { kind: me.kind, id: me.person }, type: 'help.asked', data: { by: me.person, online }, at: now });
      if (!online) await writeToOwner(tx, scope, visit.consult, id, now);
    });
    return bar(world)(scope, reference);
  };

/**
 * The owner calls for the desk's help: it is on the desk's list at once. Asking again while it is open changes nothing.
 * @throws Problem `help-too-early`, `not-confirmed`, `visit-over`, `visit-cancelled`.
 */
export const wantHelp =
  ({ db, clock }: Pick<BarWorld, 'db' | 'clock'>) =>
  async (scope: Scope, reference: string): Promise<OwnerHelp> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    return transaction(db, async (tx) => {
      await lockConsult(tx, scope, visit.consult);
      const now = clock();
      const refusal = whyNoHelp((await visitByReference(tx, scope, reference))!, now);
      if (refusal) throw consultProblem(refusal);
      const open = (await helpCalls(tx, scope, visit.consult, 'owner')).find(({ handledAt }) => !handledAt);
      if (open) return { askedAt: open.askedAt.toISOString(), online: open.online };
      const online = await isDeskThere(tx, scope, { except: me.person, now });
      await addHelpCall(tx, scope, { id: newId(), consult: visit.consult, by: null, at: now, online });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person }, type: 'help.wanted', data: { online }, at: now });
      return { askedAt: now.toISOString(), online };
    });
  };

/** Notes that the owner is written to; the notice goes with the event. */
async function writeToOwner(tx: Tx, scope: { clinic: { id: string } }, consult: string, id: string, at: Date, by?: Person): Promise<void> {
  await setTried(tx, scope, id, at);
  const actor = by ? { kind: by.kind, id: by.person } : ({ kind: 'system' } as const);
  await happened(tx, { clinic: scope.clinic.id, consult, actor, type: 'help.tried', data: by ? { by: by.person } : {}, at });
}

/** The job `try-owner`: the desk was there but has done nothing, so the server writes to the owner. */
export const tryOwner =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (job: Job): Promise<void> => {
    const asked = v.parse(Payload, job.payload);
    const scope = { clinic: { id: asked.clinic } };
    await transaction(db, async (tx) => {
      const consult = await lockConsult(tx, scope, asked.consult);
      const call = (await helpCalls(tx, scope, asked.consult)).find(({ id }) => id === asked.help);
      if (!call || call.tried || consult?.state !== 'waiting') return;
      await writeToOwner(tx, scope, asked.consult, call.id, clock());
    });
  };

/** Who waits for help, for the desk. */
export const helpRequests =
  ({ db, clock }: Pick<BarWorld, 'db' | 'clock'>) =>
  (scope: Scope): Promise<HelpRequests> =>
    openHelp(db.sql, scope, clock());

type Doing = (tx: Tx, about: { readonly visit: VisitView; readonly me: Person; readonly call: HelpCall; readonly now: Date }) => Promise<void>;

/** What the desk does about the open call for help. @throws Problem `no-help-asked`. */
async function atTheDesk({ db, clock }: BarWorld, scope: Scope, reference: string, doing: Doing): Promise<HelpRequests> {
  const { visit, me } = await personOfVisit(db.sql, scope, reference);
  await transaction(db, async (tx) => {
    await lockConsult(tx, scope, visit.consult);
    // The vet's before the owner's: that one counts.
    const calls = [...(await helpCalls(tx, scope, visit.consult)), ...(await helpCalls(tx, scope, visit.consult, 'owner'))];
    const call = calls.find(({ handledAt }) => !handledAt);
    if (!call) throw consultProblem('no-help-asked');
    await doing(tx, { visit, me, call, now: clock() });
  });
  return openHelp(db.sql, scope, clock());
}

const eventBy = (scope: Scope, visit: VisitView, me: Person) => ({ clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person } });

/** The desk answers with a message, which the vet sees at once and the owner only when it was they who asked. The same id twice is one message. */
export const answerHelp =
  (world: BarWorld) =>
  (scope: Scope, reference: string, { id, text }: AnswerHelpRequest): Promise<HelpRequests> =>
    atTheDesk(world, scope, reference, async (tx, { visit, me, call, now }) => {
      const author = { kind: me.kind, person: me.person };
      const [kept] = await messagesOf(tx, scope, { consult: visit.consult, staff: true, id });
      if (kept?.author.person === me.person) return;
      if (!(await addMessage(tx, scope, { id, consult: visit.consult, author, body: text, staffOnly: !call.fromOwner }))) throw badRequest([{ path: 'id', message: 'A new id for each message' }]);
      await setAnswered(tx, scope, call.id, { by: me.person, message: id, at: now });
      const about = eventBy(scope, visit, me);
      await happened(tx, { ...about, type: 'message.said', data: { message: id, staffOnly: !call.fromOwner } });
      await happened(tx, { ...about, type: 'help.answered', data: { by: me.person, message: id } });
    });

/** The desk has the server write to the owner: mail and SMS with the way in. Once for each call for help. */
export const writeOwner =
  (world: BarWorld) =>
  (scope: Scope, reference: string): Promise<HelpRequests> =>
    atTheDesk(world, scope, reference, async (tx, { visit, me, call, now }) => {
      if (!call.triedAt && !call.fromOwner) await writeToOwner(tx, scope, visit.consult, call.id, now, me);
    });

/** Nothing more to do: the call for help leaves the desk's list. */
export const handleHelp =
  (world: BarWorld) =>
  (scope: Scope, reference: string): Promise<HelpRequests> =>
    atTheDesk(world, scope, reference, async (tx, { visit, me, call, now }) => {
      await setHandled(tx, scope, call.id, { by: me.person, at: now });
      await happened(tx, { ...eventBy(scope, visit, me), type: 'help.handled', data: { by: me.person } });
    });
